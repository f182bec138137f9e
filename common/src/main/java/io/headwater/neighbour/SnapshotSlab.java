package io.headwater.neighbour;

import io.headwater.item.EncodedSnapshot;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The encoded snapshots of one list, in blocks of {@value #ENTRIES} entries that the list owns: a snapshot is copied in, over the one
 * before. Objects of their own would each outlive their message by days, which the garbage collector pays for; so would a block that has
 * to move when a snapshot gets longer, for which every entry has the room of its block's longest, or one that moves when the list grows.
 */
final class SnapshotSlab {
    private static final int SHIFT = 3;
    private static final int ENTRIES = 1 << SHIFT;

    /** Room to grow, for a snapshot's counts get longer. */
    private static final int SPARE = 6;

    private static final byte[] NO_ROOM = {};

    private int[] lengths;
    private byte[][] blocks = {};

    SnapshotSlab(int entries) {
        lengths = new int[0];
        growTo(entries);
    }

    private static int blocks(int entries) {
        return (entries + ENTRIES - 1) >> SHIFT;
    }

    /** Reads snapshots of these lengths that lie one after the other. */
    void read(DataInput in, int[] snapshotLengths) throws IOException {
        int longest = 0;
        for (int entry = snapshotLengths.length - 1; entry >= 0; entry--) {
            longest = Math.max(longest, snapshotLengths[entry]);
            if ((entry & ENTRIES - 1) == 0) {
                makeRoom(entry, longest);
                longest = 0;
            }
        }
        for (int entry = 0; entry < snapshotLengths.length; entry++) {
            makeRoom(entry, snapshotLengths[entry]);
            in.readFully(block(entry), start(entry), snapshotLengths[entry]);
        }
    }

    void growTo(int entries) {
        int grown = blocks.length;
        lengths = Arrays.copyOf(lengths, entries);
        blocks = Arrays.copyOf(blocks, blocks(entries));
        Arrays.fill(blocks, grown, blocks.length, NO_ROOM);
    }

    void set(int entry, byte[] snapshot) {
        makeRoom(entry, snapshot.length);
        System.arraycopy(snapshot, 0, block(entry), start(entry), snapshot.length);
    }

    /** Makes room for an entry's new snapshot, and notes its length. */
    private void makeRoom(int entry, int length) {
        if (length > room(block(entry))) {
            widen(entry >> SHIFT, length + SPARE);
        }
        lengths[entry] = length;
    }

    private void widen(int index, int wider) {
        byte[] block = blocks[index];
        byte[] moved = new byte[wider * ENTRIES];
        for (int place = 0; place < ENTRIES; place++) {
            System.arraycopy(block, place * room(block), moved, place * wider, room(block));
        }
        blocks[index] = moved;
    }

    private static int room(byte[] block) {
        return block.length >> SHIFT;
    }

    /** The block in which an entry lies; not to be written to. */
    byte[] block(int entry) {
        return blocks[entry >> SHIFT];
    }

    /** Where an entry begins in its block. */
    int start(int entry) {
        return (entry & ENTRIES - 1) * room(block(entry));
    }

    int length(int entry) {
        return lengths[entry];
    }

    /** Reads the first byte of an entry's snapshot, so that it is in the cache. */
    int touch(int entry) {
        return block(entry)[start(entry)];
    }

    long hash(int entry) {
        return EncodedSnapshot.hash(block(entry), start(entry));
    }

    long timeMillis(int entry) {
        return EncodedSnapshot.timeMillis(block(entry), start(entry));
    }

    float popularity(int entry, int halfLife) {
        return EncodedSnapshot.popularity(block(entry), start(entry), halfLife);
    }

    byte[] get(int entry) {
        return Arrays.copyOfRange(block(entry), start(entry), start(entry) + lengths[entry]);
    }
}
