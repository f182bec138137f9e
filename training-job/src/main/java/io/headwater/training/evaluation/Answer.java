package io.headwater.training.evaluation;

/**
 * The list that one contender gives, out of the whole catalogue; items that score alike come in an order that does not know the
 * targets.
 *
 * @param items hashes of distinct items, best first; what is behind the first {@value #LENGTH} does not count
 * @param popularityShares per item its share of all events as of the request, decayed over 28 days
 */
public record Answer(long[] items, float[] popularityShares) {
    /** Places that count. */
    public static final int LENGTH = 20;

    /** The answer of who is not there, or knows nothing. */
    public static final Answer NONE = new Answer(new long[0], new float[0]);

    public Answer {
        if (items.length != popularityShares.length) {
            throw new IllegalArgumentException(
                    "each item needs its popularity, had "
                            + items.length
                            + " items and "
                            + popularityShares.length
                            + " shares");
        }
    }

    /** Places that hold an item, at most {@value #LENGTH}. */
    int size() {
        return Math.min(items.length, LENGTH);
    }

    /** The item's place from 1, 0 when it is not among the first {@value #LENGTH}. */
    int rank(long item) {
        for (int place = 0; place < size(); place++) {
            if (items[place] == item) {
                return place + 1;
            }
        }
        return 0;
    }
}
