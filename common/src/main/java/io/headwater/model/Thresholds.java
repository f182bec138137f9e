package io.headwater.model;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * All thresholds that the numerical nodes of one feature have: tells for each of them which rows pass it, without comparing any row
 * with all of them.
 *
 * @param zeroPlace how many are below zero
 * @param decisions how these nodes treat missing values
 * @param first the number of the first question; of the questions each decision has one a threshold
 */
record Thresholds(SortedKeys keys, int zeroPlace, int[] decisions, int first) {

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
        SortedKeys keys = new SortedKeys(sorted);
        return new Thresholds(
                keys,
                keys.place(0),
                decisions.stream().mapToInt(Integer::intValue).toArray(),
                first);
    }

    int size() {
        return keys.size();
    }

    /** The number behind the last question's. */
    int end() {
        return first + decisions.length * size();
    }

    /** The number of the question whether a value passes a threshold. */
    int question(int decision, double threshold) {
        return first
                + Arrays.binarySearch(decisions, Decision.ofMissing(decision)) * size()
                + keys.place(Decision.keyOf(threshold));
    }

    /** As {@link Questions#answer} does, for one feature. */
    void answer(
            float[] values,
            int from,
            int stride,
            int rows,
            long mask,
            int lane,
            long[] answers,
            long[] byPlace) {
        Arrays.fill(byPlace, 0, size() + 1, 0);
        long nan = 0;
        long zero = 0;
        int at = from;
        for (int row = 0; row < rows; row++) {
            int bits = Float.floatToRawIntBits(values[at]);
            int isNaN = Decision.isNaN(bits);
            int isZero = Decision.isZero(bits);
            int key = (Decision.key(bits) & (isZero - 1) & (isNaN - 1)) | (-isNaN >>> 1);
            long own = mask << Questions.bit(row);
            byPlace[keys.place(key)] |= own;
            nan |= -isNaN & own;
            zero |= -isZero & own;
            at += stride;
        }
        int answer = Forest.MASKS * first + lane;
        for (int decision : decisions) {
            sum(decision, nan, zero, byPlace, answers, answer);
            answer += Forest.MASKS * size();
        }
    }

    /** Who has a place up to each threshold's goes left, but for missing values. */
    private void sum(
            int decision, long nan, long zero, long[] byPlace, long[] answers, int answer) {
        int missing = Decision.missing(decision);
        long asZero = missing == Decision.MISSING_NONE ? nan : 0;
        long byDefault = missing == Decision.MISSING_ZERO ? (nan | zero) : (nan & ~asZero);
        long left = Decision.isDefaultLeft(decision) ? byDefault : 0;
        long sum = 0;
        for (int place = 0; place < size(); place++) {
            sum |= byPlace[place] | (place == zeroPlace ? asZero : 0);
            answers[answer + Forest.MASKS * place] = (sum & ~byDefault) | left;
        }
    }
}
