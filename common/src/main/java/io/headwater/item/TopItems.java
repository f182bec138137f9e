package io.headwater.item;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The items with the largest keys, exactly as long as keys grow: an item enters or rises when it is offered. A key falls when an event
 * comes late (the item is older than it seemed) or after a silence of the TTL; the item falls with it, and what it once kept out of a
 * full list stays out until its own next event. Ties go by the hash of the id.
 */
final class TopItems {
    private final int capacity;
    private final double[] keys;
    private final long[] hashes;
    private final byte[][] snapshots;
    private int size;

    TopItems(int capacity) {
        this.capacity = capacity;
        this.keys = new double[capacity];
        this.hashes = new long[capacity];
        this.snapshots = new byte[capacity][];
    }

    /** Places the item by its key. */
    void offer(double key, long hash, byte[] snapshot) {
        int at = indexOf(hash);
        if (at < 0) {
            if (size == capacity && !before(key, hash, size - 1)) {
                return;
            }
            at = size == capacity ? size - 1 : size++;
        }
        while (at > 0 && before(key, hash, at - 1)) {
            move(at - 1, at--);
        }
        while (at + 1 < size && !before(key, hash, at + 1)) {
            move(at + 1, at++);
        }
        keys[at] = key;
        hashes[at] = hash;
        snapshots[at] = snapshot;
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        hashes[to] = hashes[from];
        snapshots[to] = snapshots[from];
    }

    void remove(long hash) {
        int at = indexOf(hash);
        if (at >= 0) {
            size--;
            System.arraycopy(keys, at + 1, keys, at, size - at);
            System.arraycopy(hashes, at + 1, hashes, at, size - at);
            System.arraycopy(snapshots, at + 1, snapshots, at, size - at);
            snapshots[size] = null;
        }
    }

    private boolean before(double key, long hash, int other) {
        return key > keys[other] || (key == keys[other] && hash < hashes[other]);
    }

    private int indexOf(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return i;
            }
        }
        return -1;
    }

    int size() {
        return size;
    }

    long hash(int rank) {
        return hashes[rank];
    }

    byte[] snapshot(int rank) {
        return snapshots[rank];
    }

    static Format<TopItems> format(int capacity) {
        return new Format<>() {
            @Override
            public void write(TopItems value, DataOutput out) throws IOException {
                Bytes.writeVarInt(out, value.size);
                for (int i = 0; i < value.size; i++) {
                    out.writeDouble(value.keys[i]);
                    Bytes.writeBlock(out, value.snapshots[i]);
                }
            }

            @Override
            public TopItems read(DataInput in) throws IOException {
                TopItems value = new TopItems(capacity);
                int size = Bytes.readVarInt(in);
                for (int i = 0; i < size; i++) {
                    double key = in.readDouble();
                    byte[] snapshot = Bytes.readBlock(in);
                    value.offer(key, ItemSnapshot.hashOf(snapshot), snapshot);
                }
                return value;
            }
        };
    }
}
