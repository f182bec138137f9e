package io.headwater.model;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * All thresholds that the numerical nodes of one feature have: tells for each of them which rows pass it, without comparing any row
 * with all of them.
 *
 * @param keys sorted, and filled up to one less than a power of two
 * @param size how many there are
 * @param zeroPlace how many are below zero
 * @param decisions how these nodes treat missing values
 * @param first the number of the first question; of the questions each decision has one a threshold
 */
record Thresholds(int[] keys, int size, int zeroPlace, int[] decisions, int first) {

    static Thresholds of(List<Tree> trees, int feature, int first) {
        TreeSet<Integer> sorted = new TreeSet<>();
        TreeSet<Integer> decisions = new TreeSet<>();
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (tree.feature()[node] == feature
                        && !Decision.isCategorical(tree.decision()[node])) {
                    sorted.add(Decision.keyOf(tree.threshold()[node]));
                    decisions.add(Decision.ofMissing(tree.decision()[node]));
                }
            }
        }
        int[] keys = new int[2 * Integer.highestOneBit(sorted.size()) - (sorted.isEmpty() ? 0 : 1)];
        Arrays.fill(keys, Integer.MAX_VALUE);
        int size = 0;
        for (int key : sorted) {
            keys[size++] = key;
        }
        return new Thresholds(
                keys,
                size,
                place(keys, 0),
                decisions.stream().mapToInt(Integer::intValue).toArray(),
                first);
    }

    /** The number behind the last question's. */
    int end() {
        return first + decisions.length * size;
    }

    /** The number of the question whether a value passes a threshold. */
    int question(int decision, double threshold) {
        int place = Arrays.binarySearch(keys, 0, size, Decision.keyOf(threshold));
        return first + Arrays.binarySearch(decisions, Decision.ofMissing(decision)) * size + place;
    }

    /** How many thresholds are below the key. */
    static int place(int[] keys, int key) {
        int place = 0;
        for (int step = (keys.length + 1) >>> 1; step > 0; step >>>= 1) {
            place += keys[place + step - 1] < key ? step : 0;
        }
        return place;
    }

    /** As {@link Questions#answer} does, for one feature. */
    void answer(
            float[] values,
            int from,
            int stride,
            int rows,
            long mask,
            long[] answers,
            long[] byPlace) {
        Arrays.fill(byPlace, 0, size + 1, 0);
        long nan = 0;
        long zero = 0;
        int at = from;
        for (int row = 0; row < rows; row++) {
            int bits = Float.floatToRawIntBits(values[at]);
            int isNaN = Decision.isNaN(bits);
            int isZero = Decision.isZero(bits);
            int key = (Decision.key(bits) & (isZero - 1) & (isNaN - 1)) | (-isNaN >>> 1);
            long own = mask << Questions.bit(row);
            byPlace[place(keys, key)] |= own;
            nan |= -isNaN & own;
            zero |= -isZero & own;
            at += stride;
        }
        int question = first;
        for (int decision : decisions) {
            sum(decision, nan, zero, byPlace, answers, question);
            question += size;
        }
    }

    /** Who has a place up to each threshold's goes left, but for missing values. */
    private void sum(
            int decision, long nan, long zero, long[] byPlace, long[] answers, int question) {
        int missing = Decision.missing(decision);
        long asZero = missing == Decision.MISSING_NONE ? nan : 0;
        long byDefault = missing == Decision.MISSING_ZERO ? (nan | zero) : (nan & ~asZero);
        long left = Decision.isDefaultLeft(decision) ? byDefault : 0;
        long sum = 0;
        for (int place = 0; place < size; place++) {
            sum |= byPlace[place] | (place == zeroPlace ? asZero : 0);
            answers[question + place] = (sum & ~byDefault) | left;
        }
    }
}
