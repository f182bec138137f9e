package io.headwater.candidate;

import io.headwater.item.EncodedSnapshot;
import io.headwater.item.PopularItems;
import io.headwater.item.SnapshotColumn;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.MatrixKind;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.OwnItem;
import java.util.Arrays;

/**
 * Everything that was named for one request, one row an item, with what the seeds said of it summed up. Made for reuse: one
 * operator keeps one table, and a request allocates nothing once the table has grown.
 */
public final class CandidateTable {
    /** Σ over seeds of e^(−age/3)·f. */
    static final int FORWARD = 0;

    /** Σ over seeds of e^(−age)·n. */
    static final int NEXT = 1;

    /** Σ over seeds of e^(−age/3)·c. */
    static final int CO_VISIT = 2;

    static final int CART = 3;
    static final int PURCHASE = 4;
    static final int LAST_FORWARD = 5;
    static final int LAST_NEXT = 6;
    static final int LAST_CO_VISIT = 7;
    static final int LAST_CO_VISITS = 8;
    static final int MAX_FORWARD = 9;
    static final int MAX_CO_VISIT = 10;
    static final int SEEDS = 11;

    /** Σ over the followers asked of e^(−age/3) · their f · f, for items that no seed named. */
    static final int SECOND_HOP = 12;

    private static final int COLUMNS = 13;

    private static final int MOST_SEEDS = 64;
    private static final double[] SLOW = new double[MOST_SEEDS];
    private static final double[] FAST = new double[MOST_SEEDS];

    static {
        for (int age = 0; age < MOST_SEEDS; age++) {
            SLOW[age] = StrictMath.exp(-age / 3.0);
            FAST[age] = StrictMath.exp(-age);
        }
    }

    private int size;
    private long[] hashes = new long[512];
    private final SnapshotColumn snapshots = new SnapshotColumn(512);
    private int[] own = new int[512];
    private int[] bestSeed = new int[512];
    private final double[][] columns = new double[COLUMNS][512];
    private int[] slots = new int[2048];

    void clear() {
        Arrays.fill(slots, -1);
        snapshots.clear(size);
        size = 0;
    }

    int size() {
        return size;
    }

    long[] hashes() {
        return hashes;
    }

    long hash(int row) {
        return hashes[row];
    }

    SnapshotColumn snapshots() {
        return snapshots;
    }

    /** Place among the request's own items, −1 for an item that is not the user's. */
    int own(int row) {
        return own[row];
    }

    /** Age of the seed that the row is visited with most, or reached from first, the latest among equals; −1 if from none. */
    int bestSeed(int row) {
        return bestSeed[row];
    }

    double[] column(int column) {
        return columns[column];
    }

    double value(int column, int row) {
        return columns[column][row];
    }

    /** Adds an answer; answers must come in the order of their seeds' age, so that sums are the same everywhere. */
    void add(SeedAnswer answer, long skip) {
        int age = answer.query().age();
        double slow = SLOW[age];
        double fast = FAST[age];
        byte[] block = answer.block();
        for (int i = 0; i < answer.size(); i++) {
            int start = answer.start(i);
            if (EncodedSnapshot.hash(block, start) == skip) {
                continue;
            }
            int row = row(block, start, answer.end(i) - start);
            double f = answer.value(MatrixKind.FORWARD, i);
            double c = answer.value(MatrixKind.CO_VISIT, i);
            columns[FORWARD][row] += slow * f;
            columns[NEXT][row] += fast * answer.value(MatrixKind.NEXT, i);
            columns[CO_VISIT][row] += slow * c;
            columns[CART][row] += slow * answer.value(MatrixKind.CART, i);
            columns[PURCHASE][row] += slow * answer.value(MatrixKind.PURCHASE, i);
            if (age == 0) {
                columns[LAST_FORWARD][row] = f;
                columns[LAST_NEXT][row] = answer.value(MatrixKind.NEXT, i);
                columns[LAST_CO_VISIT][row] = c;
                columns[LAST_CO_VISITS][row] = answer.coVisits(i);
            }
            if (c > columns[MAX_CO_VISIT][row] || bestSeed[row] < 0) {
                bestSeed[row] = age;
            }
            columns[MAX_FORWARD][row] = Math.max(columns[MAX_FORWARD][row], f);
            columns[MAX_CO_VISIT][row] = Math.max(columns[MAX_CO_VISIT][row], c);
            columns[SEEDS][row]++;
        }
    }

    /**
     * Adds what the followers of a seed's follower are worth, but for items that the seeds have named.
     *
     * @param named rows of the seeds
     */
    void addSecondHop(SeedAnswer answer, long skip, int named) {
        int age = answer.query().age();
        byte[] block = answer.block();
        for (int i = 0; i < answer.size(); i++) {
            int start = answer.start(i);
            if (EncodedSnapshot.hash(block, start) == skip) {
                continue;
            }
            int row = row(block, start, answer.end(i) - start);
            if (row >= named) {
                columns[SECOND_HOP][row] += SLOW[age] * answer.value(MatrixKind.FORWARD, i);
                bestSeed[row] = bestSeed[row] < 0 ? age : bestSeed[row];
            }
        }
    }

    int add(OwnItem item, int place) {
        int row = row(item.snapshot(), 0, item.snapshot().length);
        own[row] = place;
        return row;
    }

    int add(TrendingStep step, int index) {
        return row(step.snapshot(index), 0, step.snapshot(index).length);
    }

    /** Brings what was met before up to date. */
    void refresh(PopularItems popular) {
        for (int row = 0; row < size; row++) {
            byte[] snapshot = popular.find(hashes[row]);
            if (snapshot != null) {
                renew(row, snapshot, 0, snapshot.length);
            }
        }
    }

    private void renew(int row, byte[] block, int start, int length) {
        if (EncodedSnapshot.timeMillis(block, start) > snapshots.timeMillis(row)) {
            snapshots.set(row, block, start, length);
        }
    }

    /** The item's row; of several snapshots that reach a request the newest counts. */
    private int row(byte[] block, int start, int length) {
        long hash = EncodedSnapshot.hash(block, start);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] >= 0) {
            int row = slots[slot];
            if (hashes[row] == hash) {
                renew(row, block, start, length);
                return row;
            }
            slot = (slot + 1) & mask;
        }
        if (size == hashes.length) {
            grow();
            return row(block, start, length);
        }
        slots[slot] = size;
        hashes[size] = hash;
        snapshots.set(size, block, start, length);
        own[size] = -1;
        bestSeed[size] = -1;
        for (double[] column : columns) {
            column[size] = 0;
        }
        return size++;
    }

    private void grow() {
        int length = hashes.length * 2;
        hashes = Arrays.copyOf(hashes, length);
        snapshots.grow(length);
        own = Arrays.copyOf(own, length);
        bestSeed = Arrays.copyOf(bestSeed, length);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], length);
        }
        slots = new int[length * 4];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int row = 0; row < size; row++) {
            int slot = (int) hashes[row] & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = row;
        }
    }
}
