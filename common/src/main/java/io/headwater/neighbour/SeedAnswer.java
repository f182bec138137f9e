package io.headwater.neighbour;

import io.headwater.event.Decay;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The best neighbours of one seed as of the request's time: {@code size()} of them, each an encoded snapshot with one normalised value
 * per {@link MatrixKind}. It is made as the bytes in which it travels, and read where it lies.
 *
 * <p>Layout: per neighbour six floats and the place where its snapshot ends, then the snapshots.
 */
public final class SeedAnswer {
    private static final VarHandle FLOAT =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int CO_VISITS = MatrixKind.COUNT * Float.BYTES;
    private static final int END = CO_VISITS + Float.BYTES;
    private static final int ROW = END + Integer.BYTES;

    /** The least key of a value above 0; a key is a float's bits and half a hash. */
    private static final long POSITIVE = 1L << 32;

    /** About a sixteenth of a value: so much may the normalised counts of all have fallen between two questions. */
    private static final long SLACK = 1L << 51;

    private final SeedQuery query;
    private final byte[] seed;
    private final int listSize;
    private final float forwardSum;
    private final int asked;
    private final int size;
    private final byte[] rows;

    private SeedAnswer(
            SeedQuery query,
            byte[] seed,
            int listSize,
            float forwardSum,
            int asked,
            int size,
            byte[] rows) {
        this.query = query;
        this.seed = seed;
        this.listSize = listSize;
        this.forwardSum = forwardSum;
        this.asked = asked;
        this.size = size;
        this.rows = rows;
    }

    /** The answer of an item that nobody has followed, and of a request without seeds. */
    public static SeedAnswer empty(SeedQuery query) {
        return new SeedAnswer(query, null, 0, 0, 0, 0, new byte[0]);
    }

    /**
     * Takes the best neighbours of each of forward, next and co-visit. With ΣF, ΣN the item's sums, p popularity at 28 d and all of it
     * decayed to the request's time: forward F/(ΣF+2), next N/(ΣN+2), co-visit C/√(p_a·p_b+1), cart and purchase as forward.
     *
     * @param most neighbours per kind
     * @param asked followers that are asked too
     */
    public static SeedAnswer of(NeighbourList list, SeedQuery query, int most, int asked) {
        double worth = list.worth(query.asOfMillis());
        float[] coVisits = normalisedCoVisits(list, query.asOfMillis(), worth);
        boolean[] chosen = choose(list, coVisits, most);
        double forwardSum = list.storedForwardSum() * worth;
        double forward = worth / (forwardSum + 2);
        double next = worth / (list.storedNextSum() * worth + 2);
        SnapshotSlab snapshots = list.snapshots();
        int size = 0;
        int end = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                size++;
                end += snapshots.length(i);
            }
        }
        byte[] rows = new byte[size * ROW + end];
        int at = 0;
        end = size * ROW;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                for (int kind = 0; kind < MatrixKind.COUNT; kind++) {
                    double factor = kind == MatrixKind.NEXT ? next : forward;
                    float value =
                            kind == MatrixKind.CO_VISIT
                                    ? coVisits[i]
                                    : (float) (list.stored(kind, i) * factor);
                    FLOAT.set(rows, at + kind * Float.BYTES, value);
                }
                float coVisit = (float) (list.stored(MatrixKind.CO_VISIT, i) * worth);
                FLOAT.set(rows, at + CO_VISITS, coVisit);
                System.arraycopy(
                        snapshots.block(), snapshots.start(i), rows, end, snapshots.length(i));
                end += snapshots.length(i);
                INT.set(rows, at + END, end);
                at += ROW;
            }
        }
        return new SeedAnswer(
                query, list.item(), list.size(), (float) forwardSum, asked, size, rows);
    }

    /**
     * The answer of a seed's follower: of each of its own followers the forward value, times the query's share, and nothing else.
     *
     * @param halfLifeMillis of pair counts
     */
    public static SeedAnswer of(Followers followers, SeedQuery query, long halfLifeMillis) {
        double worth = Decay.factor(query.asOfMillis() - followers.timeMillis(), halfLifeMillis);
        double forwardSum = followers.forwardSum() * worth;
        double factor = query.share() * worth / (forwardSum + 2);
        int size = followers.size();
        byte[] snapshots = followers.snapshots();
        byte[] rows = new byte[size * ROW + snapshots.length];
        for (int row = 0; row < size; row++) {
            float value = (float) (followers.forward(row) * factor);
            FLOAT.set(rows, row * ROW + MatrixKind.FORWARD * Float.BYTES, value);
            INT.set(rows, row * ROW + END, size * ROW + followers.end(row));
        }
        System.arraycopy(snapshots, 0, rows, size * ROW, snapshots.length);
        return new SeedAnswer(query, null, size, (float) forwardSum, 0, size, rows);
    }

    private static float[] normalisedCoVisits(NeighbourList list, long asOf, double worth) {
        double own = list.ownPopularity(asOf) * list.popularityWorth(asOf);
        float[] normalised = new float[list.size()];
        for (int i = 0; i < normalised.length; i++) {
            double coVisit = list.stored(MatrixKind.CO_VISIT, i) * worth;
            normalised[i] = (float) (coVisit / Math.sqrt(own * list.storedPopularity(i) + 1));
        }
        return normalised;
    }

    private static boolean[] choose(NeighbourList list, float[] coVisits, int most) {
        boolean[] chosen = new boolean[list.size()];
        if (chosen.length <= most) {
            Arrays.fill(chosen, true);
            return chosen;
        }
        long[] hashes = list.hashes();
        long[] keys = new long[chosen.length];
        long[] scratch = new long[chosen.length];
        for (int kind = MatrixKind.FORWARD; kind <= MatrixKind.CO_VISIT; kind++) {
            float[] values = kind == MatrixKind.CO_VISIT ? coVisits : list.counts[kind];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (long) Float.floatToIntBits(values[i]) << 32 | hashes[i] >>> 32;
            }
            long least = least(keys, scratch, most, list.leastChosen[kind]);
            list.leastChosen[kind] = least;
            for (int i = 0; i < keys.length; i++) {
                chosen[i] |= keys[i] >= least;
            }
        }
        return chosen;
    }

    /**
     * The least of the largest keys above 0.
     *
     * @param before the same the last time: counts mostly grow, so that few are to be looked at that are above
     */
    private static long least(long[] keys, long[] scratch, int most, long before) {
        long floor = Math.max(POSITIVE, before - SLACK);
        int above = keepFrom(keys, scratch, floor);
        if (above < most && floor > POSITIVE) {
            floor = POSITIVE;
            above = keepFrom(keys, scratch, floor);
        }
        return above <= most ? floor : Selection.smallest(scratch, above, above - most);
    }

    private static int keepFrom(long[] keys, long[] kept, long floor) {
        int count = 0;
        for (long key : keys) {
            kept[count] = key;
            count += key >= floor ? 1 : 0;
        }
        return count;
    }

    public SeedQuery query() {
        return query;
    }

    /** The seed's own last known snapshot, encoded; null when it was never visited. */
    public byte[] seed() {
        return seed;
    }

    /** How many neighbours the seed has. */
    public int listSize() {
        return listSize;
    }

    /** ΣF at the request's time. */
    public float forwardSum() {
        return forwardSum;
    }

    /** How many followers were asked on behalf of the seed. */
    public int asked() {
        return asked;
    }

    public int size() {
        return size;
    }

    /** The block in which the snapshots lie; not to be written to. */
    public byte[] block() {
        return rows;
    }

    /** Where the snapshot of a neighbour begins in the block. */
    public int start(int row) {
        return row == 0 ? size * ROW : (int) INT.get(rows, (row - 1) * ROW + END);
    }

    /** Where the snapshot of a neighbour ends in the block. */
    public int end(int row) {
        return (int) INT.get(rows, row * ROW + END);
    }

    /** The encoded snapshot of a neighbour. */
    public byte[] snapshot(int row) {
        return Arrays.copyOfRange(rows, start(row), end(row));
    }

    /** The normalised value of a {@link MatrixKind}. */
    public float value(int kind, int row) {
        return (float) FLOAT.get(rows, row * ROW + kind * Float.BYTES);
    }

    /** The co-visit count before normalisation. */
    public float coVisits(int row) {
        return (float) FLOAT.get(rows, row * ROW + CO_VISITS);
    }

    public static final Format<SeedAnswer> FORMAT =
            new Format<>() {
                @Override
                public void write(SeedAnswer value, DataOutput out) throws IOException {
                    NeighbourFormats.QUERY.write(value.query, out);
                    Bytes.writeBlock(out, value.seed);
                    Bytes.writeVarInt(out, value.listSize);
                    out.writeFloat(value.forwardSum);
                    out.writeByte(value.asked);
                    Bytes.writeVarInt(out, value.size);
                    Bytes.writeBlock(out, value.rows);
                }

                @Override
                public SeedAnswer read(DataInput in) throws IOException {
                    return new SeedAnswer(
                            NeighbourFormats.QUERY.read(in),
                            Bytes.readBlock(in),
                            Bytes.readVarInt(in),
                            in.readFloat(),
                            in.readUnsignedByte(),
                            Bytes.readVarInt(in),
                            Bytes.readBlock(in));
                }
            };
}
