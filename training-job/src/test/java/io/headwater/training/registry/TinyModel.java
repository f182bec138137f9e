package io.headwater.training.registry;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.model.Calibration;
import io.headwater.model.GoldenVectors;
import io.headwater.model.ModelPackage;
import io.headwater.model.TreeModel;
import io.headwater.model.TreeScorer;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.learner.LearnerConfiguration;
import io.headwater.training.learner.LightGbmLearner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A package with a model that LightGBM has learnt, on little. */
final class TinyModel {
    private static final int WIDTH = FeatureSchema.NAMES.size();
    private static final int ROWS = 20;
    private static final int GOLDEN = 200;

    private TinyModel() {}

    static ModelPackage learn(Path work) throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        GroupFile train = groups(work.resolve("train"), 300, random);
        GroupFile validation = groups(work.resolve("validation"), 60, random);
        String text =
                new LightGbmLearner(LearnerConfiguration.defaults(), work)
                        .learn(train, validation, score -> {})
                        .text();
        float[] values = new float[GOLDEN * WIDTH];
        double[] scores = new double[GOLDEN];
        TreeScorer scorer = new TreeScorer(TreeModel.parse(text), FeatureRows.SHARED);
        for (int row = 0; row < GOLDEN; row++) {
            float[] vector = row(random);
            System.arraycopy(vector, 0, values, row * WIDTH, WIDTH);
            float[] own = Arrays.copyOfRange(vector, FeatureRows.SHARED, WIDTH);
            double[] score = new double[1];
            scorer.score(vector, own, 1, score, scorer.newBuffer());
            scores[row] = score[0];
        }
        return ModelPackage.of(
                text,
                new GoldenVectors(FeatureSchema.NAMES, values, scores),
                new Precision(),
                new Calibration(1, 0),
                Instant.parse("2026-01-30T00:00:00Z"));
    }

    private static GroupFile groups(Path file, int groups, SplittableRandom random)
            throws Exception {
        try (GroupFileWriter writer = GroupFileWriter.create(file, FeatureSchema.NAMES)) {
            for (int group = 0; group < groups; group++) {
                byte[] grades = new byte[ROWS];
                float[] values = new float[ROWS * WIDTH];
                for (int row = 0; row < ROWS; row++) {
                    float[] vector = row(random);
                    System.arraycopy(vector, 0, values, row * WIDTH, WIDTH);
                    grades[row] = (byte) (vector[WIDTH - 1] + vector[WIDTH - 2] > 1.2 ? 1 : 0);
                }
                writer.add(grades, values);
            }
            return writer.finish();
        }
    }

    /** A fifth of the values is missing, but for the two that count. */
    private static float[] row(SplittableRandom random) {
        float[] vector = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            boolean missing = i < WIDTH - 2 && random.nextInt(5) == 0;
            vector[i] = missing ? Float.NaN : (float) random.nextDouble();
        }
        return vector;
    }
}
