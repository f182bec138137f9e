package io.headwater.model;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * All thresholds that the numerical nodes of one feature have: tells for each of them which rows pass it, without comparing any row
 * with all of them. Infinity is always among them, so that only NaN lies behind the last, and where zero may be missing, zero and what
 * is next below it.
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
        sorted.add(Decision.keyOf(Double.POSITIVE_INFINITY));
        if (decisions.stream().anyMatch(all -> Decision.missing(all) == Decision.MISSING_ZERO)) {
            sorted.addAll(List.of(-1, 0));
        }
        SortedKeys keys = new SortedKeys(sorted);
        return new Thresholds(
                keys,
                keys.place(0),
                decisions.stream().mapToInt(Integer::intValue).toArray(),
                first);
    }

    private int size() {
        return keys.size();
    }

    /** Masks that {@link #answer} needs room for. */
    int places() {
        return Forest.MASKS * (size() + 1);
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

    /** As {@link Questions#answerForAll} does, for one feature. */
    void answerForAll(float value, long[] answers) {
        int key = Decision.key(value);
        int from = Forest.MASKS * first;
        for (int decision : decisions) {
            boolean lacks =
                    switch (Decision.missing(decision)) {
                        case Decision.MISSING_NONE -> false;
                        case Decision.MISSING_ZERO -> key == 0 || Float.isNaN(value);
                        default -> Float.isNaN(value);
                    };
            int passed = Float.isNaN(value) ? zeroPlace : keys.place(key);
            if (lacks) {
                passed = Decision.isDefaultLeft(decision) ? 0 : size();
            }
            int end = from + Forest.MASKS * size();
            Arrays.fill(answers, from, from + Forest.MASKS * passed, 0);
            Arrays.fill(answers, from + Forest.MASKS * passed, end, -1);
            from = end;
        }
    }

    /** As {@link Questions#answer} does, for one feature. */
    void answer(float[] values, int from, int stride, int rows, long[] answers, long[] byPlace) {
        if (decisions.length == 0) {
            return;
        }
        Arrays.fill(byPlace, 0, places(), 0);
        for (int lane = 0; lane < Forest.MASKS; lane++) {
            int row = lane * Questions.ROWS;
            locate(values, from + row * stride, stride, rows - row, lane, byPlace);
            sum(lane, answers, byPlace);
        }
    }

    private void locate(float[] values, int from, int stride, int rows, int lane, long[] byPlace) {
        int at = from;
        for (int row = 0; row < Math.min(rows, Questions.ROWS); row++) {
            int place = keys.place(Decision.key(values[at]));
            byPlace[Forest.MASKS * place + lane] |= Questions.mask(row);
            at += stride;
        }
    }

    /** Who has a place up to each threshold's goes left, but for missing values. */
    private void sum(int lane, long[] answers, long[] byPlace) {
        int zeroAt = Forest.MASKS * zeroPlace + lane;
        long nan = byPlace[Forest.MASKS * size() + lane];
        byPlace[zeroAt] |= nan;
        int answer = Forest.MASKS * first + lane;
        for (int decision : decisions) {
            long missing =
                    switch (Decision.missing(decision)) {
                        case Decision.MISSING_NONE -> 0;
                        case Decision.MISSING_ZERO -> byPlace[zeroAt];
                        default -> nan;
                    };
            long sum = Decision.isDefaultLeft(decision) ? missing : 0;
            for (int place = 0; place < size(); place++) {
                sum |= byPlace[Forest.MASKS * place + lane] & ~missing;
                answers[answer] = sum;
                answer += Forest.MASKS;
            }
        }
    }
}
