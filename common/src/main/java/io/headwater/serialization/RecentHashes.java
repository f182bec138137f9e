package io.headwater.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last few hashes of something, oldest overwritten first; mutable, owned by one state. */
public final class RecentHashes {
    private long[] ring = new long[4];
    private int size;
    private int next;

    /** How many steps ago the hash was last added, 0 for the latest, −1 if it is not remembered. */
    public int position(long hash) {
        for (int ago = 0; ago < size; ago++) {
            int at = next - 1 - ago;
            if (ring[at < 0 ? at + ring.length : at] == hash) {
                return ago;
            }
        }
        return -1;
    }

    public int size() {
        return size;
    }

    /** Remembers a hash, at most {@code capacity} of them. */
    public void add(long hash, int capacity) {
        if (size == ring.length && size < capacity) {
            resize(Math.min(capacity, size * 2));
        } else if (ring.length > capacity) {
            resize(capacity);
        }
        ring[next] = hash;
        next = (next + 1) % ring.length;
        size = Math.min(size + 1, ring.length);
    }

    private void resize(int length) {
        long[] resized = new long[length];
        int kept = Math.min(size, length);
        for (int i = 0; i < kept; i++) {
            int at = next - kept + i;
            resized[i] = ring[at < 0 ? at + ring.length : at];
        }
        ring = resized;
        size = kept;
        next = kept % length;
    }

    /** Oldest first. */
    public static final Format<RecentHashes> FORMAT =
            new Format<>() {
                @Override
                public void write(RecentHashes value, DataOutput out) throws IOException {
                    Bytes.writeVarInt(out, value.size);
                    for (int i = value.size; i > 0; i--) {
                        int at = value.next - i;
                        out.writeLong(value.ring[at < 0 ? at + value.ring.length : at]);
                    }
                }

                @Override
                public RecentHashes read(DataInput in) throws IOException {
                    RecentHashes value = new RecentHashes();
                    int size = Bytes.readVarInt(in);
                    value.ring = new long[Math.max(4, size)];
                    for (int i = 0; i < size; i++) {
                        value.ring[i] = in.readLong();
                    }
                    value.size = size;
                    value.next = size % value.ring.length;
                    return value;
                }
            };
}
