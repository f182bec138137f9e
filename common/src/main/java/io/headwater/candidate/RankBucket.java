package io.headwater.candidate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    /** Writes a candidate's packed buckets: which sources named it, then their buckets, two a byte. */
    public static void write(long packed, DataOutput out) throws IOException {
        int named = 0;
        long buckets = 0;
        int shift = 0;
        for (int source = 0; source < Source.COUNT_OF_SOURCES; source++) {
            int bucket = unpack(packed, source);
            if (bucket != ABSENT) {
                named |= 1 << source;
                buckets |= (long) bucket << shift;
                shift += 4;
            }
        }
        out.writeShort(named);
        for (int written = 0; written < shift; written += 8) {
            out.writeByte((int) (buckets >>> written));
        }
    }

    /** Reads what {@link #write} wrote. */
    public static long read(DataInput in) throws IOException {
        int named = in.readUnsignedShort();
        long packed = NOWHERE;
        int pair = 0;
        boolean second = false;
        for (int source = 0; source < Source.COUNT_OF_SOURCES; source++) {
            if ((named & 1 << source) != 0) {
                pair = second ? pair >>> 4 : in.readUnsignedByte();
                second = !second;
                packed ^= pack(source, ABSENT ^ (pair & 0xF));
            }
        }
        return packed;
    }
}
