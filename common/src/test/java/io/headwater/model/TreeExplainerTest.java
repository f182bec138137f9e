package io.headwater.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against LightGBM's {@code predict_contrib}. */
class TreeExplainerTest {
    private static final int RANDOM_MODELS = 300;
    private static final double CLOSE = 1e-6;

    @Test
    void contributionsToScoresOfRandomModelsEqualLightGbm() throws Exception {
        for (long seed = 0; seed < RANDOM_MODELS; seed++) {
            RandomModel model = new RandomModel(seed);
            int rows = 20;
            float[] values = new float[rows * model.features()];
            for (int i = 0; i < values.length; i++) {
                values[i] = model.value();
            }
            compare("seed " + seed, model.text(), values, rows);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective=regression num_leaves=31",
                "objective=regression num_leaves=31 zero_as_missing=true",
                "objective=regression num_leaves=31 use_missing=false",
                "objective=regression num_leaves=63 categorical_feature=4,5 min_data_per_group=5 cat_smooth=1",
                "objective=lambdarank num_leaves=31"
            })
    void contributionsToScoresOfTrainedModelsEqualLightGbm(String parameters) throws Exception {
        Random random = new Random(parameters.hashCode());
        int rows = 4000;
        float[] values = TreeScorerTest.values(random, rows);
        float[] labels = TreeScorerTest.labels(random, values);
        String text = TreeScorerTest.train(values, labels, TreeScorerTest.FEATURES, parameters);

        compare(parameters, text, values, 200);
    }

    private static void compare(String name, String text, float[] values, int rows)
            throws Exception {
        TreeModel model = TreeModel.parse(text);
        int features = model.features().size();
        TreeExplainer explainer = new TreeExplainer(model);
        double[] expected;
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(text)) {
            expected =
                    booster.predictForMat(
                            Arrays.copyOf(values, rows * features),
                            rows,
                            features,
                            true,
                            PredictionType.C_API_PREDICT_CONTRIB,
                            "num_threads=1");
        }
        double[] scores = TreeScorerTest.score(model, 0, values, rows);
        for (int row = 0; row < rows; row++) {
            float[] one = Arrays.copyOfRange(values, row * features, (row + 1) * features);
            double[] actual = explainer.contributions(one);
            int at = row * (features + 1);

            assertThat(actual)
                    .as(name)
                    .containsExactly(
                            Arrays.copyOfRange(expected, at, at + features), within(CLOSE));
            assertThat(explainer.bias()).as(name).isCloseTo(expected[at + features], within(CLOSE));
            assertThat(explainer.bias() + Arrays.stream(actual).sum())
                    .as(name)
                    .isCloseTo(scores[row], within(CLOSE));
        }
    }
}
