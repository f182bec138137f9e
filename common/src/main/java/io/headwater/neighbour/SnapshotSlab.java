package io.headwater.neighbour;

import io.headwater.item.EncodedSnapshot;
import java.util.Arrays;

/**
 * The encoded snapshots of one list, all in one block that the list owns: a snapshot is copied in, mostly over the one before. Objects of
 * their own would each outlive their message by days, which the garbage collector pays for.
 */
final class SnapshotSlab {
    /** Room to grow, for a snapshot's counts get longer. */
    private static final int SPARE = 6;

    private int[] starts;
    private int[] lengths;
    private int[] rooms;
    private byte[] block;
    private int end;

    SnapshotSlab(int entries) {
        starts = new int[entries];
        lengths = new int[entries];
        rooms = new int[entries];
        block = new byte[0];
    }

    /** Takes snapshots that lie one after the other, each with room to grow. */
    void adopt(byte[] snapshots, int[] snapshotLengths) {
        lengths = snapshotLengths;
        block = new byte[snapshots.length + (SPARE + 1) * lengths.length];
        int from = 0;
        for (int entry = 0; entry < lengths.length; entry++) {
            starts[entry] = end;
            rooms[entry] = lengths[entry] + SPARE;
            System.arraycopy(snapshots, from, block, end, lengths[entry]);
            from += lengths[entry];
            end += rooms[entry];
        }
    }

    void growTo(int entries) {
        starts = Arrays.copyOf(starts, entries);
        lengths = Arrays.copyOf(lengths, entries);
        rooms = Arrays.copyOf(rooms, entries);
    }

    void set(int entry, byte[] snapshot) {
        if (snapshot.length > rooms[entry]) {
            makeRoom(entry, snapshot.length + SPARE);
        }
        System.arraycopy(snapshot, 0, block, starts[entry], snapshot.length);
        lengths[entry] = snapshot.length;
    }

    private void makeRoom(int entry, int room) {
        rooms[entry] = 0;
        if (end + room > block.length) {
            moveTogether(room);
        }
        starts[entry] = end;
        rooms[entry] = room;
        end += room;
    }

    /** Moves all snapshots to a block without gaps, with place at its end. */
    private void moveTogether(int room) {
        int used = 0;
        for (int one : rooms) {
            used += one;
        }
        byte[] moved = new byte[used + room + used / 8];
        int at = 0;
        for (int entry = 0; entry < rooms.length; entry++) {
            if (rooms[entry] > 0) {
                System.arraycopy(block, starts[entry], moved, at, lengths[entry]);
                starts[entry] = at;
                at += rooms[entry];
            }
        }
        block = moved;
        end = at;
    }

    byte[] block() {
        return block;
    }

    int start(int entry) {
        return starts[entry];
    }

    int length(int entry) {
        return lengths[entry];
    }

    long hash(int entry) {
        return EncodedSnapshot.hash(block, starts[entry]);
    }

    long timeMillis(int entry) {
        return EncodedSnapshot.timeMillis(block, starts[entry]);
    }

    float popularity(int entry, int halfLife) {
        return EncodedSnapshot.popularity(block, starts[entry], halfLife);
    }

    byte[] get(int entry) {
        return Arrays.copyOfRange(block, starts[entry], starts[entry] + lengths[entry]);
    }
}
