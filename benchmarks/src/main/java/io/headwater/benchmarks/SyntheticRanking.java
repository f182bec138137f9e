package io.headwater.benchmarks;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Requests of the shape that serving has: features of the user, the same in all rows, then features of the candidate; counts, ranks
 * and times, some missing. Models are learned from them by lambdarank.
 */
final class SyntheticRanking {
    static final int SHARED = 50;
    static final int OWN = 48;
    static final int FEATURES = SHARED + OWN;
    private static final int GROUPS = 500;
    private static final int GROUP_ROWS = 40;
    private static final int POSITIVES = 4;

    private SyntheticRanking() {}

    /** The rows of a request, one behind the other. */
    static float[] request(SplittableRandom random, int rows) {
        float[] values = new float[rows * FEATURES];
        for (int feature = 0; feature < SHARED; feature++) {
            values[feature] = value(random, feature);
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, 0, values, row * FEATURES, SHARED);
            for (int feature = SHARED; feature < FEATURES; feature++) {
                values[row * FEATURES + feature] = value(random, feature);
            }
        }
        return values;
    }

    /** What the rows of a request do not share. */
    static float[] candidates(float[] request, int rows) {
        float[] own = new float[rows * OWN];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(request, row * FEATURES + SHARED, own, row * OWN, OWN);
        }
        return own;
    }

    private static float value(SplittableRandom random, int feature) {
        double uniform = random.nextDouble();
        return switch (feature % 4) {
            case 0 -> (float) Math.log1p(1 / (uniform + 1e-3));
            case 1 -> uniform < 0.3 ? Float.NaN : (float) (uniform * uniform);
            case 2 -> (int) (20 * uniform * uniform);
            default -> (float) random.nextGaussian();
        };
    }

    /** LightGBM's text of a model with so many trees and leaves a tree. */
    static String learn(int trees, int leaves) throws LGBMException {
        SplittableRandom random = new SplittableRandom(2);
        int rows = GROUPS * GROUP_ROWS;
        float[] values = new float[rows * FEATURES];
        float[] labels = new float[rows];
        int[] groups = new int[GROUPS];
        Arrays.fill(groups, GROUP_ROWS);
        for (int group = 0; group < GROUPS; group++) {
            float[] request = request(random, GROUP_ROWS);
            System.arraycopy(request, 0, values, group * request.length, request.length);
            label(random, request, labels, group * GROUP_ROWS);
        }
        String parameters =
                "objective=lambdarank verbosity=-1 num_threads=1 min_data_in_leaf=10 learning_rate=0.05 feature_fraction=0.7 num_leaves="
                        + leaves;
        try (LGBMDataset data =
                LGBMDataset.createFromMat(values, rows, FEATURES, true, parameters, null)) {
            data.setField("label", labels);
            data.setField("group", groups);
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int tree = 0; tree < trees; tree++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, 0, FeatureImportanceType.GAIN);
            }
        }
    }

    /** The best few of a group by a sum in which the user decides what counts. */
    private static void label(SplittableRandom random, float[] request, float[] labels, int from) {
        double[] sums = new double[GROUP_ROWS];
        for (int row = 0; row < GROUP_ROWS; row++) {
            sums[row] = 2 * random.nextGaussian();
            for (int feature = 0; feature < OWN; feature++) {
                float value = request[row * FEATURES + SHARED + feature];
                float user = request[feature];
                double weight = (feature % 5 - 1) * (user > 0.5 ? 1 : 0.4);
                sums[row] += Float.isNaN(value) ? 0 : weight * Math.tanh(value);
            }
        }
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        for (int row = 0; row < GROUP_ROWS; row++) {
            labels[from + row] = sums[row] >= sorted[GROUP_ROWS - POSITIVES] ? 1 : 0;
        }
    }
}
