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

    /** As {@link Questions#answerForAll} does, for one feature, from a place of {@code passed} on. */
    void answerForAll(float value, long[] answers, int[] passed, int at) {
        int key = Decision.key(value);
        int from = first;
        for (int i = 0; i < decisions.length; i++) {
            boolean lacks =
                    switch (Decision.missing(decisions[i])) {
                        case Decision.MISSING_NONE -> false;
                        case Decision.MISSING_ZERO -> key == 0 || Float.isNaN(value);
                        default -> Float.isNaN(value);
                    };
            int now = Float.isNaN(value) ? zeroPlace : keys.place(key);
            if (lacks) {
                now = Decision.isDefaultLeft(decisions[i]) ? 0 : size();
            }
            int before = passed[at + i];
            fill(answers, from + before, from + now, 0);
            fill(answers, from + now, from + before, -1);
            passed[at + i] = now;
            from += size();
        }
    }

    /** Answers a range of questions alike for all rows, if there is one. */
    private static void fill(long[] answers, int from, int to, long answer) {
        if (from < to) {
            Arrays.fill(answers, Forest.MASKS * from, Forest.MASKS * to, answer);
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
        }
        sum(answers, byPlace);
    }

    /** Looks up what is there: of the features of most candidates few are, and NaN is told by its bits. */
    private void locate(float[] values, int from, int stride, int rows, int lane, long[] byPlace) {
        long missing = 0;
        int at = from;
        for (int row = 0; row < Math.min(rows, Questions.ROWS); row++) {
            missing |= Questions.mask(row) & Decision.isNaN(values[at]);
            at += stride;
        }
        byPlace[Forest.MASKS * size() + lane] = missing;
        long present = Questions.maskOfFirst(rows) & ~missing;
        while (present != 0) {
            int row = Questions.firstRow(present);
            int place = keys.place(Decision.key(values[from + row * stride]));
            byPlace[Forest.MASKS * place + lane] |= present & -present;
            present &= present - 1;
        }
    }

    /** Who has a place up to each threshold's goes left, but for missing values. */
    private void sum(long[] answers, long[] byPlace) {
        int end = Forest.MASKS * size();
        int zeroAt = Forest.MASKS * zeroPlace;
        long firstNan = byPlace[end];
        long secondNan = byPlace[end + 1];
        byPlace[zeroAt] |= firstNan;
        byPlace[zeroAt + 1] |= secondNan;
        int answer = Forest.MASKS * first;
        for (int decision : decisions) {
            int missing = Decision.missing(decision);
            boolean zero = missing == Decision.MISSING_ZERO;
            long keep = missing == Decision.MISSING_NONE ? -1 : 0;
            long firstMissing = (zero ? byPlace[zeroAt] : firstNan) & ~keep;
            long secondMissing = (zero ? byPlace[zeroAt + 1] : secondNan) & ~keep;
            long allLeft = Decision.isDefaultLeft(decision) ? -1 : 0;
            long firstLeft = firstMissing & allLeft;
            long secondLeft = secondMissing & allLeft;
            for (int place = 0; place < end; place += Forest.MASKS) {
                firstLeft |= byPlace[place] & ~firstMissing;
                secondLeft |= byPlace[place + 1] & ~secondMissing;
                answers[answer + place] = firstLeft;
                answers[answer + place + 1] = secondLeft;
            }
            answer += end;
        }
    }
}
