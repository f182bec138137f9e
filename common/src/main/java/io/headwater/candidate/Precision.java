package io.headwater.candidate;

import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often what a source named at a rank came true: it decides who enters the pool. Smoothed by a prior that falls with the rank:
 * (hits + .2/(3+rank)) / (shown + 2).
 */
public final class Precision {
    private static final double DECAY = 0.9995;

    private final SourceTable hits = new SourceTable();
    private final SourceTable shown = new SourceTable();

    /**
     * A table that was measured elsewhere.
     *
     * @param hits per source and rank bucket, the buckets of a source together
     */
    public static Precision of(double[] hits, double[] shown) {
        Precision precision = new Precision();
        precision.hits.fill(hits);
        precision.shown.fill(shown);
        return precision;
    }

    public double[] hits() {
        return hits.toArray();
    }

    public double[] shown() {
        return shown.toArray();
    }

    /** Sum of precisions over the sources that named the candidate. */
    public double sum(long packedBuckets) {
        double sum = 0;
        for (int source = 0; source < Source.COUNT_OF_SOURCES; source++) {
            int bucket = RankBucket.unpack(packedBuckets, source);
            if (bucket != RankBucket.ABSENT) {
                sum += of(source, bucket);
            }
        }
        return sum;
    }

    /** Precision of a source at a rank bucket. */
    double of(int source, int bucket) {
        double prior = 0.2 / (3 + RankBucket.TYPICAL[bucket]);
        return (hits.get(source, bucket) + prior) / (shown.get(source, bucket) + 2);
    }

    /** Counts one pool that has met its outcome; hit tells by place which candidates came true. */
    public void learn(long[] packedBuckets, boolean[] hit) {
        hits.scale(DECAY);
        shown.scale(DECAY);
        for (int i = 0; i < packedBuckets.length; i++) {
            for (int source = 0; source < Source.COUNT_OF_SOURCES; source++) {
                int bucket = RankBucket.unpack(packedBuckets[i], source);
                shown.add(source, bucket, 1);
                if (hit[i]) {
                    hits.add(source, bucket, 1);
                }
            }
        }
    }

    /** Joins a share of what another slot has counted. */
    public void addAll(Precision other, double share) {
        hits.addAll(other.hits, share);
        shown.addAll(other.shown, share);
    }

    public static final Format<Precision> FORMAT =
            new Format<>() {
                @Override
                public void write(Precision value, DataOutput out) throws IOException {
                    SourceTable.FORMAT.write(value.hits, out);
                    SourceTable.FORMAT.write(value.shown, out);
                }

                @Override
                public Precision read(DataInput in) throws IOException {
                    Precision value = new Precision();
                    value.hits.addAll(SourceTable.FORMAT.read(in), 1);
                    value.shown.addAll(SourceTable.FORMAT.read(in), 1);
                    return value;
                }
            };
}
