package io.headwater.candidate;

import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A number per source and rank bucket; mutable, owned by one ranker. */
public final class SourceTable {
    /** Number of cells. */
    public static final int CELLS = Source.COUNT_OF_SOURCES * RankBucket.COUNT;

    private final double[] cells = new double[CELLS];

    public double get(int source, int bucket) {
        return cells[source * RankBucket.COUNT + bucket];
    }

    public void add(int source, int bucket, double value) {
        cells[source * RankBucket.COUNT + bucket] += value;
    }

    public void scale(double factor) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] *= factor;
        }
    }

    public void addAll(SourceTable other, double share) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] += share * other.cells[i];
        }
    }

    void fill(double[] values) {
        if (values.length != cells.length) {
            throw new IllegalArgumentException(
                    "expected " + cells.length + " cells, found " + values.length);
        }
        System.arraycopy(values, 0, cells, 0, cells.length);
    }

    double[] toArray() {
        return cells.clone();
    }

    /** Sum over sources of the cell of the candidate's bucket. */
    public double sum(long packedBuckets) {
        double sum = 0;
        for (int source = 0; source < Source.COUNT_OF_SOURCES; source++) {
            sum += get(source, RankBucket.unpack(packedBuckets, source));
        }
        return sum;
    }

    public static final Format<SourceTable> FORMAT =
            new Format<>() {
                @Override
                public void write(SourceTable value, DataOutput out) throws IOException {
                    out.writeByte(Source.COUNT_OF_SOURCES);
                    for (double cell : value.cells) {
                        out.writeDouble(cell);
                    }
                }

                @Override
                public SourceTable read(DataInput in) throws IOException {
                    SourceTable table = new SourceTable();
                    int sources = in.readUnsignedByte();
                    for (int i = 0; i < sources * RankBucket.COUNT; i++) {
                        double cell = in.readDouble();
                        if (i < table.cells.length) {
                            table.cells[i] = cell;
                        }
                    }
                    return table;
                }
            };
}
