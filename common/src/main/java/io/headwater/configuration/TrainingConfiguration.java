package io.headwater.configuration;

import java.io.Serializable;

/**
 * The training job.
 *
 * @param experiment name of the MLflow experiment
 * @param seed of every random choice
 */
public record TrainingConfiguration(
        String experiment, int seed, Split split, Sampling sampling, LearningConfiguration learning)
        implements Serializable {

    /**
     * Where the slices of time begin, as shares of the time-ordered events. What lies before the first only warms the state up.
     *
     * @param formulaFrom from here the formula and the table of precisions learn
     * @param trainFrom from here requests are learned from; the table is final
     */
    public record Split(
            double formulaFrom, double trainFrom, double validationFrom, double testFrom)
            implements Serializable {}

    /**
     * How much is kept.
     *
     * @param trainRequests requests of the training slice at most, validation among them
     * @param poolNegatives other candidates of the same request, per request
     * @param catalogueNegatives items of the catalogue by popularity, per request
     */
    public record Sampling(
            int trainRequests, int testRequests, int poolNegatives, int catalogueNegatives)
            implements Serializable {}

    public static TrainingConfiguration defaults() {
        return new TrainingConfiguration(
                "headwater",
                7,
                new Split(0.40, 0.55, 0.865, 0.90),
                new Sampling(100_000, 20_000, 30, 2),
                LearningConfiguration.defaults());
    }
}
