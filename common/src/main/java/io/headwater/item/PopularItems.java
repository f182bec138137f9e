package io.headwater.item;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Snapshots of the items that are popular over the longest half-life, as of a moment. A user's own items and neighbours bring the
 * snapshot of when they were last met, months ago perhaps; here they are found as they are now.
 */
public final class PopularItems {
    /** Before any were known. */
    public static final PopularItems NONE = new PopularItems(Long.MIN_VALUE, new byte[0][]);

    private final long closedMillis;
    private final byte[][] snapshots;
    private final long[] hashes;
    private final int[] slots;

    private PopularItems(long closedMillis, byte[][] snapshots) {
        this.closedMillis = closedMillis;
        this.snapshots = snapshots;
        this.hashes = Arrays.stream(snapshots).mapToLong(ItemSnapshot::hashOf).toArray();
        this.slots = new int[Math.max(2, Integer.highestOneBit(snapshots.length) * 4)];
        Arrays.fill(slots, -1);
        for (int index = 0; index < hashes.length; index++) {
            slots[slot(hashes[index])] = index;
        }
    }

    static PopularItems of(long closedMillis, TopItems top) {
        byte[][] snapshots = new byte[top.size()][];
        Arrays.setAll(snapshots, top::snapshot);
        return new PopularItems(closedMillis, snapshots);
    }

    /** The slot that holds the hash, or the free one where it belongs. */
    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] >= 0 && hashes[slots[slot]] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    public long closedMillis() {
        return closedMillis;
    }

    /** The encoded snapshot of an item by {@link ItemSnapshot#hashOf}, null for one that is not among them. */
    public byte[] find(long hash) {
        int index = slots[slot(hash)];
        return index < 0 ? null : snapshots[index];
    }

    /** Version 1. */
    public static final Format<PopularItems> FORMAT =
            new Format<>() {
                @Override
                public void write(PopularItems value, DataOutput out) throws IOException {
                    out.writeLong(value.closedMillis);
                    Bytes.writeBlocks(out, value.snapshots);
                }

                @Override
                public PopularItems read(DataInput in) throws IOException {
                    return new PopularItems(in.readLong(), Bytes.readBlocks(in));
                }
            };
}
