package io.headwater.candidate;

import java.util.Arrays;

/** At which rank each source named each row of a request's table, and what that is worth. Made for reuse. */
final class SourceRanks {
    private byte[][] ranks = new byte[Source.COUNT_OF_SOURCES][0];
    private long[] buckets = new long[0];
    private double[] support = new double[0];
    private boolean[] within = new boolean[0];
    private Precision precision;

    /** Forgets the last request. */
    void begin(Precision livePrecision, int rows) {
        precision = livePrecision;
        if (buckets.length < rows) {
            ranks = new byte[Source.COUNT_OF_SOURCES][rows * 2];
            buckets = new long[rows * 2];
            support = new double[rows * 2];
            within = new boolean[rows * 2];
        }
        for (byte[] rank : ranks) {
            Arrays.fill(rank, 0, rows, (byte) -1);
        }
        Arrays.fill(buckets, 0, rows, RankBucket.NOWHERE);
        Arrays.fill(support, 0, rows, 0);
        Arrays.fill(within, 0, rows, false);
    }

    /** A source names a row at a rank from 0. */
    void name(Source source, int row, int rank) {
        int bucket = RankBucket.of(rank);
        ranks[source.ordinal()][row] = (byte) rank;
        buckets[row] ^= RankBucket.pack(source.ordinal(), RankBucket.ABSENT ^ bucket);
        support[row] += supportAt(source, rank);
        within[row] |= rank < source.quota();
    }

    private double supportAt(Source source, int rank) {
        return precision.of(source.ordinal(), RankBucket.of(rank)) + 1e-6 / (1 + rank);
    }

    /** The row's rank in a source's list, −1 if the source did not name it. */
    int rank(int source, int row) {
        return ranks[source][row];
    }

    /** The row's {@link RankBucket} per source, four bits each. */
    long buckets(int row) {
        return buckets[row];
    }

    /** Sum of the precision of the row's sources, with a trace of its ranks to break ties. */
    double support(int row) {
        return support[row];
    }

    /** What a source adds to that sum. */
    double support(Source source, int row) {
        int rank = ranks[source.ordinal()][row];
        return rank < 0 ? 0 : supportAt(source, rank);
    }

    /** Whether a source named the row within its quota. */
    boolean withinQuota(int row) {
        return within[row];
    }

    /** The source that is most often right at the rank at which it named the row. */
    Source mostOftenRight(int row) {
        Source best = Source.TRENDING_28D;
        double most = -1;
        for (int source = 0; source < ranks.length; source++) {
            int rank = ranks[source][row];
            double right = rank < 0 ? -1 : precision.of(source, RankBucket.of(rank));
            if (right > most) {
                best = Source.ofOrdinal(source);
                most = right;
            }
        }
        return best;
    }
}
