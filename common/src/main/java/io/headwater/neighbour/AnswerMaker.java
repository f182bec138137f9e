package io.headwater.neighbour;

/** Answers questions to neighbour lists with the best neighbours of each of forward, next and co-visit. Made for reuse, one per slot. */
public final class AnswerMaker {
    /** The least key of a value above 0; a key is a float's bits and half a hash. */
    private static final long POSITIVE = 1L << 32;

    /** About a sixteenth of a value: so much may normalised counts have fallen between two questions. Stored ones only grow. */
    private static final long SLACK = 1L << 51;

    private final int most;
    private float[] coVisits = new float[0];
    private long[] keys;
    private long[] scratch;
    private int[] entries;
    private boolean[] isChosen;

    /** Written so that what is read for it is read. */
    int touched;

    /**
     * @param most neighbours per kind
     */
    public AnswerMaker(int most) {
        this.most = most;
    }

    /**
     * The list's answer to a question.
     *
     * @param asked followers that are asked too
     */
    public SeedAnswer answer(NeighbourList list, SeedQuery query, int asked) {
        if (coVisits.length < list.size()) {
            makeRoom(Math.max(list.size(), coVisits.length * 2));
        }
        normaliseCoVisits(list, query.asOfMillis());
        int size = choose(list);
        touch(list.snapshots(), size);
        return SeedAnswer.of(list, query, entries, size, coVisits, asked);
    }

    /** Reads of all snapshots that will be copied, for so the waits for memory fall together; of most lists it is cold. */
    private void touch(SnapshotSlab snapshots, int size) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += snapshots.touch(entries[i]);
        }
        touched = sum;
    }

    private void makeRoom(int length) {
        coVisits = new float[length];
        keys = new long[length];
        scratch = new long[length];
        entries = new int[length];
        isChosen = new boolean[length];
    }

    /** C/√(p_a·p_b+1), p popularity at 28 d, all of it decayed to the request's time. */
    private void normaliseCoVisits(NeighbourList list, long asOf) {
        double worth = list.worth(asOf);
        double own = list.ownPopularity(asOf) * list.popularityWorth(asOf);
        for (int i = 0; i < list.size(); i++) {
            double coVisit = list.stored(MatrixKind.CO_VISIT, i) * worth;
            coVisits[i] = (float) (coVisit / Math.sqrt(own * list.storedPopularity(i) + 1));
        }
    }

    /** Puts the chosen entries into {@link #entries}, in their order, and says how many they are. */
    private int choose(NeighbourList list) {
        boolean all = list.size() <= most;
        if (!all) {
            choose(list, MatrixKind.FORWARD, list.counts[MatrixKind.FORWARD]);
            choose(list, MatrixKind.NEXT, list.counts[MatrixKind.NEXT]);
            choose(list, MatrixKind.CO_VISIT, coVisits);
        }
        int size = 0;
        for (int entry = 0; entry < list.size(); entry++) {
            if (all || isChosen[entry]) {
                entries[size++] = entry;
                isChosen[entry] = false;
            }
        }
        return size;
    }

    /** Marks the entries with the largest values above 0: of few that are above the least of the last time, as a rule. */
    private void choose(NeighbourList list, int kind, float[] values) {
        long slack = kind == MatrixKind.CO_VISIT ? SLACK : 0;
        long floor = Math.max(POSITIVE, list.leastChosen[kind] - slack);
        int above = keepFrom(floor, values, list);
        if (above < most && floor > POSITIVE) {
            floor = POSITIVE;
            above = keepFrom(floor, values, list);
        }
        long least = floor;
        if (above > most) {
            System.arraycopy(keys, 0, scratch, 0, above);
            least = Selection.smallest(scratch, above, above - most);
        }
        list.leastChosen[kind] = least;
        for (int i = 0; i < above; i++) {
            isChosen[entries[i]] |= keys[i] >= least;
        }
    }

    private int keepFrom(long floor, float[] values, NeighbourList list) {
        long[] hashes = list.hashes();
        int count = 0;
        for (int entry = 0; entry < list.size(); entry++) {
            long key = (long) Float.floatToIntBits(values[entry]) << 32 | hashes[entry] >>> 32;
            keys[count] = key;
            entries[count] = entry;
            count += key >= floor ? 1 : 0;
        }
        return count;
    }
}
