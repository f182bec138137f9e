package io.headwater.training.learner;

import java.util.List;

/**
 * What came out of the learner.
 *
 * @param text LightGBM's text model, with the trees up to the best iteration
 * @param iterations number of trees
 * @param metric name of the metric in the curve
 * @param importances one per feature, in the order of the features
 * @param goldenScores LightGBM's raw scores of the golden rows
 * @param peakBytes the most memory that the child held, 0 where the system does not tell
 */
public record LearnedModel(
        String text,
        int iterations,
        String metric,
        List<Score> curve,
        List<Importance> importances,
        List<Double> goldenScores,
        long peakBytes) {

    public LearnedModel {
        curve = List.copyOf(curve);
        importances = List.copyOf(importances);
        goldenScores = List.copyOf(goldenScores);
    }

    /** The metric after so many trees. */
    public record Score(int iteration, double train, double validation) {}

    /**
     * What a feature gave.
     *
     * @param splits number of nodes that test it
     * @param gain sum of what these nodes gained
     */
    public record Importance(String feature, long splits, double gain) {}
}
