package io.headwater.neighbour;

import io.headwater.event.EventType;
import io.headwater.serialization.BlockInput;
import io.headwater.serialization.BlockOutput;
import io.headwater.serialization.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The updates that a list has folded since it was last written. A snapshot that told the list nothing new is noted as the place of
 * the list's own: folding that again has the same effect.
 */
final class NeighbourJournal {
    static final int TAKEN = -1;

    /** A list with more changes is written whole, so no more are noted. */
    static final int MOST_BYTES = 12 * 1024;

    private static final int VERSION = 1;
    private static final int PAIR = 0;
    private static final int VISIT = 1;

    /** What is not yet written. It is kept when it is, for new ones would outlive young collections. */
    private final BlockOutput out = new BlockOutput();

    private int written;
    private long sinceMillis = Long.MAX_VALUE;
    private long untilMillis = Long.MIN_VALUE;

    /** Bytes since the list was last written whole, those that are written included. */
    int size() {
        return written + out.size();
    }

    /** Event time between the first and the last update. */
    long spanMillis() {
        return Math.max(0, untilMillis - sinceMillis);
    }

    /** Takes out what is not yet written; empty if all is. */
    byte[] write() {
        byte[] unwritten = out.toBytes();
        markWritten();
        return unwritten;
    }

    void markWritten() {
        written = size();
        out.clear();
    }

    /** Begins anew, the list being written whole. */
    void clear() {
        out.clear();
        written = 0;
        sinceMillis = Long.MAX_VALUE;
        untilMillis = Long.MIN_VALUE;
    }

    /**
     * Notes a pair.
     *
     * @param place the entry whose snapshot was as new, {@link #TAKEN} when the list took the follower's
     */
    void note(PairUpdate pair, int place) {
        if (size() > MOST_BYTES) {
            return;
        }
        try {
            begin(PAIR, pair.timeMillis());
            out.writeByte(pair.type().ordinal());
            out.writeFloat(pair.forward());
            out.writeBoolean(pair.next());
            out.writeFloat(pair.coVisit());
            writeSnapshot(pair.follower(), place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Notes a visit.
     *
     * @param places as of a pair, for each earlier item
     */
    void note(VisitUpdate visit, int[] places) {
        if (size() > MOST_BYTES) {
            return;
        }
        try {
            begin(VISIT, visit.timeMillis());
            Bytes.writeBlock(out, visit.item());
            Bytes.writeVarInt(out, places.length);
            for (int i = 0; i < places.length; i++) {
                writeSnapshot(visit.earlier().get(i), places[i]);
                out.writeFloat(visit.coVisits()[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(int kind, long timeMillis) {
        if (out.size() == 0) {
            out.write(VERSION);
        }
        sinceMillis = Math.min(sinceMillis, timeMillis);
        untilMillis = Math.max(untilMillis, timeMillis);
        out.writeByte(kind);
        out.writeLong(timeMillis);
    }

    private void writeSnapshot(byte[] snapshot, int place) throws IOException {
        Bytes.writeVarInt(out, place + 1);
        if (place == TAKEN) {
            Bytes.writeBlock(out, snapshot);
        }
    }

    /** Folds what was written at one time into the list as it was before. */
    static void redo(NeighbourList list, byte[] changes) {
        try {
            BlockInput in = new BlockInput(changes, 0);
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "changes of neighbours are of version "
                                + version
                                + ", expected "
                                + VERSION
                                + ": restore them with the release that wrote them");
            }
            while (!in.isAtEnd()) {
                if (in.readByte() == PAIR) {
                    list.fold(readPair(in, list.snapshots));
                } else {
                    list.fold(readVisit(in, list.snapshots));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PairUpdate readPair(BlockInput in, SnapshotSlab snapshots) throws IOException {
        return new PairUpdate(
                in.readLong(),
                EventType.ofOrdinal(in.readUnsignedByte()),
                in.readFloat(),
                in.readBoolean(),
                in.readFloat(),
                readSnapshot(in, snapshots));
    }

    private static VisitUpdate readVisit(BlockInput in, SnapshotSlab snapshots) throws IOException {
        long timeMillis = in.readLong();
        byte[] item = Bytes.readBlock(in);
        int length = Bytes.readVarInt(in);
        List<byte[]> earlier = new ArrayList<>(length);
        float[] coVisits = new float[length];
        for (int i = 0; i < length; i++) {
            earlier.add(readSnapshot(in, snapshots));
            coVisits[i] = in.readFloat();
        }
        return new VisitUpdate(timeMillis, item, earlier, coVisits);
    }

    private static byte[] readSnapshot(BlockInput in, SnapshotSlab snapshots) throws IOException {
        int place = Bytes.readVarInt(in) - 1;
        return place == TAKEN ? Bytes.readBlock(in) : snapshots.get(place);
    }
}
