package io.headwater.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against LightGBM itself: every score must be the same double. */
class TreeScorerTest {
    private static final int RANDOM_MODELS = 3000;
    static final int FEATURES = 6;

    @Test
    void scoresOfRandomModelsEqualLightGbmBitForBit() throws Exception {
        for (long seed = 0; seed < RANDOM_MODELS; seed++) {
            RandomModel model = new RandomModel(seed);
            Random random = new Random(~seed);
            int rows = 1 + random.nextInt(150);
            float[] values = new float[rows * model.features()];
            for (int i = 0; i < values.length; i++) {
                values[i] = model.value();
            }
            compare("seed " + seed, model.text(), values, rows, random);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective=regression num_leaves=31",
                "objective=regression num_leaves=31 zero_as_missing=true",
                "objective=regression num_leaves=31 use_missing=false",
                "objective=regression num_leaves=63 max_bin=1000 min_data_in_bin=1",
                "objective=regression num_leaves=400 min_data_in_leaf=2",
                "objective=regression num_leaves=63 categorical_feature=4,5 min_data_per_group=5 cat_smooth=1",
                "objective=regression boosting=dart num_leaves=15",
                "objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.5 num_leaves=15",
                "objective=binary num_leaves=7",
                "objective=lambdarank num_leaves=31"
            })
    void scoresOfTrainedModelsEqualLightGbmBitForBit(String parameters) throws Exception {
        Random random = new Random(parameters.hashCode());
        int rows = 4000;
        float[] values = values(random, rows);
        String text = train(values, labels(random, values), FEATURES, parameters);

        compare(parameters, text, values, rows, random);
    }

    static float[] values(Random random, int rows) {
        float[] values = new float[rows * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(random, i % FEATURES);
        }
        return values;
    }

    private static float value(Random random, int feature) {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? Float.NaN : 0;
        }
        return feature >= 4 ? random.nextInt(40) : (float) random.nextGaussian();
    }

    private static float label(Random random, float[] values, int at) {
        double sum =
                random.nextGaussian()
                        + ((int) values[at + 4] % 3)
                        + ((int) values[at + 5] % 7 == 2 ? 2 : 0);
        for (int i = 0; i < 3; i++) {
            sum += Float.isNaN(values[at + i]) ? 0.5 : Math.abs(values[at + i]);
        }
        return sum > 3 ? 1 : 0;
    }

    static float[] labels(Random random, float[] values) {
        float[] labels = new float[values.length / FEATURES];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = label(random, values, row * FEATURES);
        }
        return labels;
    }

    /** A model of forty trees. */
    static String train(float[] values, float[] labels, int features, String given)
            throws Exception {
        String parameters = given + " verbosity=-1 num_threads=1";
        int rows = labels.length;
        try (LGBMDataset data =
                LGBMDataset.createFromMat(values, rows, features, true, parameters, null)) {
            data.setField("label", labels);
            if (parameters.contains("lambdarank")) {
                int[] groups = new int[rows / 20];
                Arrays.fill(groups, 20);
                data.setField("group", groups);
            }
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int tree = 0; tree < 40; tree++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, 0, FeatureImportanceType.GAIN);
            }
        }
    }

    /** Takes random first features as shared by all rows, and compares every row. */
    private static void compare(String name, String text, float[] values, int rows, Random random)
            throws Exception {
        TreeModel model = TreeModel.parse(text);
        int features = model.features().size();
        int shared = random.nextInt(features + 1);
        for (int row = 1; row < rows; row++) {
            System.arraycopy(values, 0, values, row * features, shared);
        }
        double[] expected;
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(text)) {
            expected =
                    booster.predictForMat(
                            values,
                            rows,
                            features,
                            true,
                            PredictionType.C_API_PREDICT_RAW_SCORE,
                            "num_threads=1");
        }
        assertThat(score(model, shared, values, rows)).as(name).isEqualTo(expected);
    }

    static double[] score(TreeModel model, int shared, float[] values, int rows) {
        int features = model.features().size();
        int own = features - shared;
        float[] candidates = new float[rows * own];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * features + shared, candidates, row * own, own);
        }
        TreeScorer scorer = new TreeScorer(model, shared);
        double[] scores = new double[rows];
        scorer.score(Arrays.copyOf(values, shared), candidates, rows, scores, scorer.newBuffer());
        return scores;
    }
}
