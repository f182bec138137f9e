package io.headwater.candidate;

/** Places of a source's list, made coarse: 0, 1, 2, 3–4, 5–7, 8–12, 13–19, 20–34, 35–59, absent. */
public final class RankBucket {
    /** Number of buckets. */
    public static final int COUNT = 10;

    /** The bucket of a candidate that the source did not name. */
    public static final int ABSENT = COUNT - 1;

    /** The packed buckets of a candidate that no source has named. */
    static final long NOWHERE = 0x9999_9999_9999_9999L;

    /** A rank in the middle of each bucket, for the prior. */
    static final int[] TYPICAL = {0, 1, 2, 3, 6, 10, 16, 27, 47, 400};

    private static final byte[] OF_RANK = new byte[Source.RANKS];

    static {
        int[] ends = {1, 2, 3, 5, 8, 13, 20, 35, 60};
        int bucket = 0;
        for (int rank = 0; rank < OF_RANK.length; rank++) {
            bucket += rank >= ends[bucket] ? 1 : 0;
            OF_RANK[rank] = (byte) bucket;
        }
    }

    private RankBucket() {}

    /** The bucket of a rank counted from 0, or of −1 for absent. */
    public static int of(int rank) {
        return rank < 0 ? ABSENT : OF_RANK[rank];
    }

    /** The bucket of a source in a candidate's packed buckets. */
    public static int unpack(long packed, int source) {
        return (int) (packed >>> (4 * source)) & 0xF;
    }

    static long pack(int source, int bucket) {
        return (long) bucket << (4 * source);
    }
}
