package io.headwater.neighbour;

import io.headwater.event.Decay;
import io.headwater.event.EventType;
import io.headwater.item.ItemSnapshot;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The live neighbours of one item: decayed co-visitation counts by matrix kind, at most {@code capacity} entries.
 *
 * <p>Counts are kept by forward decay (Cormode et al., "Forward Decay", ICDE 2009): an increment w at time t is stored as
 * w·2^((t−landmark)/H), so that stored values of one list compare without being decayed, and a fold touches one entry. The landmark
 * moves when increments would grow beyond 2^{@value #MAX_EXPONENT}.
 */
public final class NeighbourList {
    static final int MAX_EXPONENT = 24;

    /** Index of {@code popularity 28 d} in a snapshot: the p of the co-visit normalisation. */
    private static final int POPULARITY = 4;

    private static final int FIRST_CAPACITY = 8;

    private final int capacity;
    private final long halfLifeMillis;
    private long landmarkMillis = Long.MIN_VALUE;
    private long newestMillis = Long.MIN_VALUE;
    private double forwardSum;
    private double nextSum;
    private byte[] item;
    private int size;
    private long[] hashes = new long[0];
    private byte[][] snapshots = new byte[0][];

    /** Popularity of each snapshot at the landmark; follows from the snapshot, so it is not written. */
    private double[] popularities = new double[0];

    private final float[][] counts = new float[MatrixKind.COUNT][0];

    public NeighbourList(int capacity, long halfLifeMillis) {
        this.capacity = capacity;
        this.halfLifeMillis = halfLifeMillis;
    }

    /** Counts that this item was followed by another. */
    public void fold(PairUpdate pair) {
        double unit = unitAt(pair.timeMillis());
        int at = entry(pair.follower());
        double forward = unit * pair.forward();
        counts[MatrixKind.FORWARD][at] += (float) forward;
        forwardSum += forward;
        if (pair.next()) {
            counts[MatrixKind.NEXT][at] += (float) unit;
            nextSum += unit;
        }
        counts[MatrixKind.CO_VISIT][at] += (float) (unit * pair.coVisit());
        if (pair.type() == EventType.CART) {
            counts[MatrixKind.CART][at] += (float) forward;
        } else if (pair.type() == EventType.PURCHASE) {
            counts[MatrixKind.PURCHASE][at] += (float) forward;
        }
    }

    /** Counts a visit of this item after others. */
    public void fold(VisitUpdate visit) {
        double unit = unitAt(visit.timeMillis());
        item = visit.item();
        for (int i = 0; i < visit.coVisits().length; i++) {
            int at = entry(visit.earlier().get(i));
            counts[MatrixKind.CO_VISIT][at] += (float) (unit * visit.coVisits()[i]);
        }
    }

    /** The last update, epoch milliseconds. */
    public long newestMillis() {
        return newestMillis;
    }

    public int size() {
        return size;
    }

    byte[] item() {
        return item;
    }

    byte[] snapshot(int entry) {
        return snapshots[entry];
    }

    long hash(int entry) {
        return hashes[entry];
    }

    /** A count as stored: comparable within the list, worth {@code stored · }{@link #worth(long)}. */
    float stored(int kind, int entry) {
        return counts[kind][entry];
    }

    double storedForwardSum() {
        return forwardSum;
    }

    double storedNextSum() {
        return nextSum;
    }

    /** What a stored 1 is worth at a time. */
    double worth(long asOfMillis) {
        return Decay.factor(asOfMillis - landmarkMillis, halfLifeMillis);
    }

    /** Decayed popularity of the list's own item at a time, 0 when it was never visited. */
    double ownPopularity(long asOfMillis) {
        return item == null
                ? 0
                : ItemSnapshot.popularityOf(item, POPULARITY)
                        * Decay.factor(
                                asOfMillis - ItemSnapshot.timeOf(item),
                                ItemSnapshot.halfLifeMillis(POPULARITY));
    }

    /** Popularity of an entry as stored, worth {@code stored · }{@link #popularityWorth(long)}. */
    double storedPopularity(int entry) {
        return popularities[entry];
    }

    double popularityWorth(long asOfMillis) {
        return Decay.factor(asOfMillis - landmarkMillis, ItemSnapshot.halfLifeMillis(POPULARITY));
    }

    private double unitAt(long timeMillis) {
        if (landmarkMillis == Long.MIN_VALUE) {
            landmarkMillis = timeMillis;
        }
        newestMillis = Math.max(newestMillis, timeMillis);
        if (timeMillis - landmarkMillis > MAX_EXPONENT * halfLifeMillis) {
            moveLandmark(timeMillis);
        }
        return Decay.factor(landmarkMillis - timeMillis, halfLifeMillis);
    }

    private void moveLandmark(long timeMillis) {
        double factor = worth(timeMillis);
        forwardSum *= factor;
        nextSum *= factor;
        for (float[] kind : counts) {
            for (int i = 0; i < size; i++) {
                kind[i] *= (float) factor;
            }
        }
        landmarkMillis = timeMillis;
        for (int i = 0; i < size; i++) {
            know(i, snapshots[i]);
        }
    }

    /** The item's entry with its newest snapshot, made in the place of the weakest when the list is full. */
    private int entry(byte[] snapshot) {
        long hash = ItemSnapshot.hashOf(snapshot);
        int at = indexOf(hash, snapshot);
        if (at < 0) {
            at = size < capacity ? append() : clear(weakest());
            hashes[at] = hash;
            know(at, snapshot);
        } else if (ItemSnapshot.timeOf(snapshot) >= ItemSnapshot.timeOf(snapshots[at])) {
            know(at, snapshot);
        }
        return at;
    }

    private void know(int at, byte[] snapshot) {
        snapshots[at] = snapshot;
        popularities[at] =
                ItemSnapshot.popularityOf(snapshot, POPULARITY)
                        * Decay.factor(
                                landmarkMillis - ItemSnapshot.timeOf(snapshot),
                                ItemSnapshot.halfLifeMillis(POPULARITY));
    }

    private int indexOf(long hash, byte[] snapshot) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && ItemSnapshot.sameId(snapshot, snapshots[i])) {
                return i;
            }
        }
        return -1;
    }

    private int append() {
        if (size == hashes.length) {
            int length = Math.min(capacity, Math.max(FIRST_CAPACITY, size * 2));
            hashes = Arrays.copyOf(hashes, length);
            snapshots = Arrays.copyOf(snapshots, length);
            popularities = Arrays.copyOf(popularities, length);
            for (int kind = 0; kind < counts.length; kind++) {
                counts[kind] = Arrays.copyOf(counts[kind], length);
            }
        }
        return size++;
    }

    private int clear(int at) {
        for (float[] kind : counts) {
            kind[at] = 0;
        }
        return at;
    }

    /** The entry with the smallest forward + co-visit count, of equal ones the largest hash. */
    private int weakest() {
        float[] forward = counts[MatrixKind.FORWARD];
        float[] coVisit = counts[MatrixKind.CO_VISIT];
        int weakest = 0;
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            float weight = forward[i] + coVisit[i];
            if (weight < least || (weight == least && hashes[i] > hashes[weakest])) {
                least = weight;
                weakest = i;
            }
        }
        return weakest;
    }

    /** Version 1. */
    public static Format<NeighbourList> format(int capacity, long halfLifeMillis) {
        return new Format<>() {
            @Override
            public void write(NeighbourList value, DataOutput out) throws IOException {
                out.writeLong(value.landmarkMillis);
                out.writeLong(value.newestMillis);
                out.writeDouble(value.forwardSum);
                out.writeDouble(value.nextSum);
                Bytes.writeBlock(out, value.item);
                Bytes.writeVarInt(out, value.size);
                for (int i = 0; i < value.size; i++) {
                    Bytes.writeBlock(out, value.snapshots[i]);
                    for (float[] kind : value.counts) {
                        out.writeFloat(kind[i]);
                    }
                }
            }

            @Override
            public NeighbourList read(DataInput in) throws IOException {
                NeighbourList value = new NeighbourList(capacity, halfLifeMillis);
                value.landmarkMillis = in.readLong();
                value.newestMillis = in.readLong();
                value.forwardSum = in.readDouble();
                value.nextSum = in.readDouble();
                value.item = Bytes.readBlock(in);
                int size = Bytes.readVarInt(in);
                value.hashes = new long[size];
                value.snapshots = new byte[size][];
                value.popularities = new double[size];
                Arrays.setAll(value.counts, kind -> new float[size]);
                value.size = size;
                for (int i = 0; i < size; i++) {
                    value.know(i, Bytes.readBlock(in));
                    value.hashes[i] = ItemSnapshot.hashOf(value.snapshots[i]);
                    for (float[] kind : value.counts) {
                        kind[i] = in.readFloat();
                    }
                }
                return value;
            }
        };
    }
}
