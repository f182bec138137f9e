package io.headwater.profile;

import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last 50 positive events: item and time, addressed by distance, 1 = the latest. */
final class Recents {
    static final int CAPACITY = 50;

    private final OwnItem[] items = new OwnItem[CAPACITY];
    private final long[] millis = new long[CAPACITY];
    private int size;
    private int next;

    void add(OwnItem item, long timestampMillis) {
        items[next] = item;
        millis[next] = timestampMillis;
        next = (next + 1) % CAPACITY;
        size = Math.min(size + 1, CAPACITY);
    }

    int size() {
        return size;
    }

    /** Null beyond the last of them. */
    OwnItem item(int distance) {
        return distance < 1 || distance > size ? null : items[at(distance)];
    }

    /** {@link Long#MIN_VALUE} beyond the last of them. */
    long millis(int distance) {
        return distance < 1 || distance > size ? Long.MIN_VALUE : millis[at(distance)];
    }

    private int at(int distance) {
        return Math.floorMod(next - distance, CAPACITY);
    }

    /** Oldest first, items by the index that {@link OwnItems#write} has given them. */
    void write(DataOutput out, long newestMillis) throws IOException {
        Bytes.writeVarInt(out, size);
        for (int distance = size; distance > 0; distance--) {
            Bytes.writeVarInt(out, item(distance).index);
            Bytes.writeVarLong(out, newestMillis - millis(distance));
        }
    }

    static Recents read(DataInput in, OwnItem[] items, long newestMillis) throws IOException {
        Recents value = new Recents();
        for (int left = Bytes.readVarInt(in); left > 0; left--) {
            OwnItem item = items[Bytes.readVarInt(in)];
            value.add(item, newestMillis - Bytes.readVarLong(in));
        }
        return value;
    }
}
