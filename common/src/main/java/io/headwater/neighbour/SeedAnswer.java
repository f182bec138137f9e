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
     * The answer of a list. With ΣF, ΣN the item's sums and all of it decayed to the request's time: forward F/(ΣF+2), next N/(ΣN+2), cart
     * and purchase as forward.
     *
     * @param chosen entries of the list, as many as {@code size}
     * @param coVisits the normalised co-visit value of every entry
     * @param asked followers that are asked too
     */
    static SeedAnswer of(
            NeighbourList list,
            SeedQuery query,
            int[] chosen,
            int size,
            float[] coVisits,
            int asked) {
        double worth = list.worth(query.asOfMillis());
        double forwardSum = list.storedForwardSum() * worth;
        double forward = worth / (forwardSum + 2);
        double next = worth / (list.storedNextSum() * worth + 2);
        SnapshotSlab snapshots = list.snapshots();
        int end = size * ROW;
        for (int i = 0; i < size; i++) {
            end += snapshots.length(chosen[i]);
        }
        byte[] rows = new byte[end];
        end = size * ROW;
        for (int i = 0; i < size; i++) {
            int at = i * ROW;
            int entry = chosen[i];
            for (int kind = 0; kind < MatrixKind.COUNT; kind++) {
                double factor = kind == MatrixKind.NEXT ? next : forward;
                float value =
                        kind == MatrixKind.CO_VISIT
                                ? coVisits[entry]
                                : (float) (list.stored(kind, entry) * factor);
                FLOAT.set(rows, at + kind * Float.BYTES, value);
            }
            float coVisit = (float) (list.stored(MatrixKind.CO_VISIT, entry) * worth);
            FLOAT.set(rows, at + CO_VISITS, coVisit);
            int length = snapshots.length(entry);
            System.arraycopy(snapshots.block(entry), snapshots.start(entry), rows, end, length);
            end += length;
            INT.set(rows, at + END, end);
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
