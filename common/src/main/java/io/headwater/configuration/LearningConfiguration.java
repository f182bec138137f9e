package io.headwater.configuration;

import java.io.Serializable;
import java.util.Map;

/**
 * What LightGBM is told.
 *
 * @param objective lambdarank, binary or regression
 * @param truncation lambdarank looks at pairs whose better item is among the first so many
 * @param earlyStopping trees without progress on validation until it stops, 0 to keep all trees
 * @param threads 0 for as many as there are cores
 * @param extra further LightGBM parameters, handed on as they are
 */
public record LearningConfiguration(
        String objective,
        int trees,
        int leaves,
        double learningRate,
        double featureFraction,
        double baggingFraction,
        int baggingFrequency,
        int minDataInLeaf,
        double lambdaL2,
        int truncation,
        int earlyStopping,
        int threads,
        Map<String, String> extra)
        implements Serializable {

    public LearningConfiguration {
        extra = Map.copyOf(extra);
    }

    public static LearningConfiguration defaults() {
        return new LearningConfiguration(
                "lambdarank", 400, 31, 0.06, 0.6, 0.8, 1, 100, 5, 25, 40, 0, Map.of());
    }
}
