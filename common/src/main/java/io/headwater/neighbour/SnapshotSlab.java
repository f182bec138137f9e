package io.headwater.neighbour;

import io.headwater.item.EncodedSnapshot;
import java.util.Arrays;

/**
 * The encoded snapshots of one list, all in one block that the list owns: a snapshot is copied in, over the one before. Objects of
 * their own would each outlive their message by days, which the garbage collector pays for; so would a block that has to move when a
 * snapshot gets longer, for which every entry has the room of the longest.
 */
final class SnapshotSlab {
    /** Room to grow, for a snapshot's counts get longer. */
    private static final int SPARE = 6;

    private int[] lengths;
    private int room;
    private byte[] block;

    SnapshotSlab(int entries) {
        lengths = new int[entries];
        block = new byte[0];
    }

    /** Takes snapshots that lie one after the other. */
    void adopt(byte[] snapshots, int[] snapshotLengths) {
        lengths = snapshotLengths;
        for (int length : lengths) {
            room = Math.max(room, length + SPARE);
        }
        block = new byte[room * lengths.length];
        int from = 0;
        for (int entry = 0; entry < lengths.length; entry++) {
            System.arraycopy(snapshots, from, block, start(entry), lengths[entry]);
            from += lengths[entry];
        }
    }

    void growTo(int entries) {
        lengths = Arrays.copyOf(lengths, entries);
        block = Arrays.copyOf(block, room * entries);
    }

    void set(int entry, byte[] snapshot) {
        if (snapshot.length > room) {
            widen(snapshot.length + SPARE);
        }
        System.arraycopy(snapshot, 0, block, start(entry), snapshot.length);
        lengths[entry] = snapshot.length;
    }

    private void widen(int wider) {
        byte[] moved = new byte[wider * lengths.length];
        for (int entry = 0; entry < lengths.length; entry++) {
            System.arraycopy(block, start(entry), moved, entry * wider, lengths[entry]);
        }
        room = wider;
        block = moved;
    }

    byte[] block() {
        return block;
    }

    int start(int entry) {
        return entry * room;
    }

    int length(int entry) {
        return lengths[entry];
    }

    long hash(int entry) {
        return EncodedSnapshot.hash(block, start(entry));
    }

    long timeMillis(int entry) {
        return EncodedSnapshot.timeMillis(block, start(entry));
    }

    float popularity(int entry, int halfLife) {
        return EncodedSnapshot.popularity(block, start(entry), halfLife);
    }

    byte[] get(int entry) {
        return Arrays.copyOfRange(block, start(entry), start(entry) + lengths[entry]);
    }
}
