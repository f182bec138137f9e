package io.headwater.neighbour;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.JournalFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A list as bytes, version 2: columns, then the snapshots one after the other, behind how many bytes they have.
 *
 * @param ttlMillis updates are noted for no longer than this before the list is written whole
 */
record NeighbourListFormat(int capacity, long halfLifeMillis, long ttlMillis)
        implements JournalFormat<NeighbourList> {
    /** Part of a list's size in bytes, below which changes are cheaper than the whole. */
    private static final int CHANGES_PER_ENTRY = 100;

    @Override
    public void write(NeighbourList value, DataOutput out) throws IOException {
        out.writeLong(value.landmarkMillis);
        out.writeLong(value.newestMillis);
        out.writeDouble(value.forwardSum);
        out.writeDouble(value.nextSum);
        Bytes.writeBlock(out, value.item);
        Bytes.writeVarInt(out, value.size);
        for (float[] kind : value.counts) {
            Bytes.writeFloats(out, kind, value.size);
        }
        int length = 0;
        for (int i = 0; i < value.size; i++) {
            Bytes.writeVarInt(out, value.snapshots.length(i));
            length += value.snapshots.length(i);
        }
        Bytes.writeVarInt(out, length);
        for (int i = 0; i < value.size; i++) {
            out.write(
                    value.snapshots.block(i), value.snapshots.start(i), value.snapshots.length(i));
        }
    }

    @Override
    public NeighbourList read(DataInput in) throws IOException {
        long landmarkMillis = in.readLong();
        long newestMillis = in.readLong();
        double forwardSum = in.readDouble();
        double nextSum = in.readDouble();
        byte[] item = Bytes.readBlock(in);
        int size = Bytes.readVarInt(in);
        NeighbourList value = new NeighbourList(capacity, halfLifeMillis, size);
        value.landmarkMillis = landmarkMillis;
        value.newestMillis = newestMillis;
        value.forwardSum = forwardSum;
        value.nextSum = nextSum;
        value.item = item;
        value.size = size;
        for (int kind = 0; kind < value.counts.length; kind++) {
            value.counts[kind] = Bytes.readFloats(in, size);
        }
        int[] lengths = new int[size];
        for (int i = 0; i < size; i++) {
            lengths[i] = Bytes.readVarInt(in);
        }
        Bytes.readVarInt(in); // the sum of the lengths
        value.readSnapshots(in, lengths);
        value.journal = new NeighbourJournal();
        return value;
    }

    @Override
    public byte[] changes(NeighbourList value) {
        NeighbourJournal journal = value.journal;
        boolean few =
                journal != null
                        && journal.size() <= NeighbourJournal.MOST_BYTES
                        && journal.size() <= CHANGES_PER_ENTRY * value.size
                        && journal.spanMillis() <= ttlMillis;
        return few ? journal.write() : null;
    }

    @Override
    public void redo(NeighbourList value, byte[] changes) {
        NeighbourJournal.redo(value, changes);
        value.journal.markWritten();
    }

    @Override
    public void forget(NeighbourList value) {
        if (value.journal == null) {
            value.journal = new NeighbourJournal();
        } else {
            value.journal.clear();
        }
    }
}
