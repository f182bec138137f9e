package io.headwater.neighbour;

import io.headwater.event.Decay;
import io.headwater.event.EventType;
import io.headwater.item.ItemSnapshot;
import io.headwater.serialization.JournalFormat;
import java.io.DataInput;
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
    long landmarkMillis = Long.MIN_VALUE;
    long newestMillis = Long.MIN_VALUE;
    double forwardSum;
    double nextSum;
    byte[] item;
    int size;
    private long[] hashes;

    /** Popularity of each snapshot at the landmark; follows from the snapshot, so it is not written. */
    private double[] popularities;

    /** What {@link SeedAnswer} found last as the least key that it chose, by matrix kind; a hint, which is not written. */
    final long[] leastChosen = new long[MatrixKind.CO_VISIT + 1];

    private boolean taken;
    final SnapshotSlab snapshots;
    final float[][] counts;

    /** What was folded since the list was last written whole; null for one that never was. */
    NeighbourJournal journal;

    public NeighbourList(int capacity, long halfLifeMillis) {
        this(capacity, halfLifeMillis, 0);
    }

    NeighbourList(int capacity, long halfLifeMillis, int rows) {
        this.capacity = capacity;
        this.halfLifeMillis = halfLifeMillis;
        this.hashes = new long[rows];
        this.popularities = new double[rows];
        this.snapshots = new SnapshotSlab(rows);
        this.counts = new float[MatrixKind.COUNT][rows];
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
        if (journal != null) {
            journal.note(pair, taken ? NeighbourJournal.TAKEN : at);
        }
    }

    /** Counts a visit of this item after others. */
    public void fold(VisitUpdate visit) {
        double unit = unitAt(visit.timeMillis());
        item = visit.item();
        int[] places = new int[visit.coVisits().length];
        for (int i = 0; i < places.length; i++) {
            byte[] earlier = visit.earlier().get(i);
            int at = entry(earlier);
            counts[MatrixKind.CO_VISIT][at] += (float) (unit * visit.coVisits()[i]);
            places[i] = taken ? NeighbourJournal.TAKEN : at;
        }
        if (journal != null) {
            journal.note(visit, places);
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

    SnapshotSlab snapshots() {
        return snapshots;
    }

    long[] hashes() {
        return hashes;
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
            popularities[i] = popularity(i);
        }
    }

    /**
     * The item's entry with its newest snapshot, made in the place of the weakest when the list is full; {@code taken} then tells whether
     * the given snapshot is that.
     */
    private int entry(byte[] snapshot) {
        long hash = ItemSnapshot.hashOf(snapshot);
        int at = indexOf(hash);
        taken = at < 0 || ItemSnapshot.timeOf(snapshot) >= snapshots.timeMillis(at);
        if (at < 0) {
            at = size < capacity ? append() : clear(weakest());
            hashes[at] = hash;
        }
        if (taken) {
            snapshots.set(at, snapshot);
            popularities[at] = popularity(at);
        }
        return at;
    }

    /** Reads the snapshots of all entries, which lie one after the other. */
    void readSnapshots(DataInput in, int[] lengths) throws IOException {
        snapshots.read(in, lengths);
        for (int at = 0; at < size; at++) {
            hashes[at] = snapshots.hash(at);
            popularities[at] = popularity(at);
        }
    }

    private double popularity(int at) {
        return snapshots.popularity(at, POPULARITY)
                * Decay.factor(
                        landmarkMillis - snapshots.timeMillis(at),
                        ItemSnapshot.halfLifeMillis(POPULARITY));
    }

    private int indexOf(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return i;
            }
        }
        return -1;
    }

    private int append() {
        if (size == hashes.length) {
            int length = Math.min(capacity, Math.max(FIRST_CAPACITY, size * 2));
            hashes = Arrays.copyOf(hashes, length);
            snapshots.growTo(length);
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

    /**
     * How lists are written.
     *
     * @param ttlMillis after so long a silence a list begins anew
     */
    public static JournalFormat<NeighbourList> format(
            int capacity, long halfLifeMillis, long ttlMillis) {
        return new NeighbourListFormat(capacity, halfLifeMillis, ttlMillis);
    }
}
