package io.headwater.training.learner;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Grows trees until validation stops improving. Runs in the child. */
final class Boosting {
    private static final int TRAIN = 0;
    private static final int VALIDATION = 1;

    private final LearnerTask task;
    private final Consumer<LearnedModel.Score> progress;
    private final List<LearnedModel.Score> curve = new ArrayList<>();
    private int best;

    Boosting(LearnerTask task, Consumer<LearnedModel.Score> progress) {
        this.task = task;
        this.progress = progress;
    }

    LearnedModel learn() throws IOException, LGBMException {
        try (LGBMDataset train = GroupDataset.read(task.train(), task, null);
                LGBMDataset validation = GroupDataset.read(task.validation(), task, train);
                LGBMBooster booster = LGBMBooster.create(train, task.parameters())) {
            booster.addValidData(validation);
            grow(booster);
            return model(booster, train.getFeatureNames());
        }
    }

    private void grow(LGBMBooster booster) throws LGBMException {
        double bestScore = task.objective().worst();
        for (int iteration = 1; iteration <= task.trees(); iteration++) {
            boolean noSplitLeft = booster.updateOneIter();
            if (noSplitLeft) {
                return;
            }
            double score = booster.getEval(VALIDATION)[0];
            LearnedModel.Score point =
                    new LearnedModel.Score(iteration, booster.getEval(TRAIN)[0], score);
            curve.add(point);
            progress.accept(point);
            if (task.earlyStopping() == 0 || task.objective().isBetter(score, bestScore)) {
                bestScore = score;
                best = iteration;
            } else if (iteration - best >= task.earlyStopping()) {
                return;
            }
        }
    }

    private LearnedModel model(LGBMBooster booster, String[] features)
            throws IOException, LGBMException {
        if (best == 0) {
            throw new LGBMException(
                    "no tree found a split: min_data_in_leaf is too large for the rows, or no feature varies");
        }
        double[] splits = booster.featureImportance(best, FeatureImportanceType.SPLIT);
        double[] gains = booster.featureImportance(best, FeatureImportanceType.GAIN);
        List<LearnedModel.Importance> importances = new ArrayList<>();
        for (int i = 0; i < features.length; i++) {
            importances.add(
                    new LearnedModel.Importance(features[i], Math.round(splits[i]), gains[i]));
        }
        String text = booster.saveModelToString(0, best, FeatureImportanceType.GAIN);
        return new LearnedModel(
                text,
                best,
                task.objective().metricLabel(),
                curve,
                importances,
                task.golden() == null ? List.of() : scores(text, task.golden()),
                MachineMemory.peakBytes());
    }

    /** Scores with the model as whoever loads it will. */
    private static List<Double> scores(String text, Path golden) throws IOException, LGBMException {
        try (GroupFileReader reader = GroupFileReader.open(golden);
                LGBMBooster model = LGBMBooster.loadModelFromString(text)) {
            int rows = Math.toIntExact(reader.file().rows());
            int columns = reader.file().features().size();
            float[] values = new float[rows * columns];
            int row = 0;
            for (int size = reader.next(); size >= 0; size = reader.next()) {
                reader.read(new float[size], 0, values, row * columns);
                row += size;
            }
            double[] scores =
                    model.predictForMat(
                            values,
                            rows,
                            columns,
                            true,
                            PredictionType.C_API_PREDICT_RAW_SCORE,
                            "num_threads=1");
            return Arrays.stream(scores).boxed().toList();
        }
    }
}
