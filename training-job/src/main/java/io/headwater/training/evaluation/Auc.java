package io.headwater.training.evaluation;

import java.util.Arrays;

/** Area under the ROC curve: how often a positive scores above a negative, ties counting half. Exact. */
final class Auc {

    private Auc() {}

    /** Sorts both arrays; NaN where a class is missing. */
    static double of(double[] positives, double[] negatives) {
        if (positives.length == 0 || negatives.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(positives);
        Arrays.sort(negatives);
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : positives) {
            while (below < negatives.length && negatives[below] < score) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < negatives.length && negatives[notAbove] <= score) {
                notAbove++;
            }
            wins += (below + notAbove) / 2.0;
        }
        return wins / positives.length / negatives.length;
    }
}
