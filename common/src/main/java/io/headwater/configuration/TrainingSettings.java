package io.headwater.configuration;

import java.util.List;

/** Reads what the training job is told. */
final class TrainingSettings {

    private TrainingSettings() {}

    static TrainingConfiguration read(Settings s) {
        TrainingConfiguration d = TrainingConfiguration.defaults();
        return new TrainingConfiguration(
                s.required("training.experiment", d.experiment(), "name of the MLflow experiment"),
                s.number("training.seed", d.seed(), 0, Integer.MAX_VALUE, "of every random choice"),
                split(s, d.split()),
                sampling(s, d.sampling()),
                learning(s));
    }

    private static TrainingConfiguration.Split split(Settings s, TrainingConfiguration.Split d) {
        TrainingConfiguration.Split split =
                new TrainingConfiguration.Split(
                        s.fraction(
                                "training.split.formula-from",
                                d.formulaFrom(),
                                1,
                                "share of the events, in time, before the formula learns"),
                        s.fraction(
                                "training.split.train-from",
                                d.trainFrom(),
                                1,
                                "share before the first request that is learned from"),
                        s.fraction(
                                "training.split.validation-from",
                                d.validationFrom(),
                                1,
                                "share before validation"),
                        s.fraction(
                                "training.split.test-from", d.testFrom(), 1, "share before test"));
        if (!(split.formulaFrom() <= split.trainFrom()
                && split.trainFrom() < split.validationFrom()
                && split.validationFrom() < split.testFrom())) {
            s.refuse(
                    "training.split",
                    split.formulaFrom()
                            + ", "
                            + split.trainFrom()
                            + ", "
                            + split.validationFrom()
                            + ", "
                            + split.testFrom(),
                    "rising shares");
        }
        return split;
    }

    private static TrainingConfiguration.Sampling sampling(
            Settings s, TrainingConfiguration.Sampling d) {
        int most = 10_000_000;
        return new TrainingConfiguration.Sampling(
                s.number(
                        "training.sampling.train-requests",
                        d.trainRequests(),
                        1,
                        most,
                        "requests learned from at most, validation among them"),
                s.number(
                        "training.sampling.test-requests",
                        d.testRequests(),
                        1,
                        most,
                        "requests tested on at most"),
                s.number(
                        "training.sampling.pool-negatives",
                        d.poolNegatives(),
                        1,
                        1000,
                        "other candidates of a request kept per request"),
                s.number(
                        "training.sampling.catalogue-negatives",
                        d.catalogueNegatives(),
                        0,
                        1000,
                        "popular items of the catalogue kept per request"));
    }

    private static LearningConfiguration learning(Settings s) {
        LearningConfiguration d = LearningConfiguration.defaults();
        return new LearningConfiguration(
                s.oneOf(
                        "training.learner.objective",
                        d.objective(),
                        List.of("lambdarank", "binary", "regression"),
                        "what LightGBM learns"),
                s.number("training.learner.trees", d.trees(), 1, 100_000, "trees at most"),
                s.number("training.learner.leaves", d.leaves(), 2, 131_072, "leaves of a tree"),
                s.fraction(
                        "training.learner.learning-rate",
                        d.learningRate(),
                        1,
                        "what a tree counts"),
                s.fraction(
                        "training.learner.feature-fraction",
                        d.featureFraction(),
                        1,
                        "share of the features that a tree sees"),
                s.fraction(
                        "training.learner.bagging-fraction",
                        d.baggingFraction(),
                        1,
                        "share of the rows that a tree sees"),
                s.number(
                        "training.learner.bagging-frequency",
                        d.baggingFrequency(),
                        0,
                        1000,
                        "rows are drawn anew each so many trees, 0 for never"),
                s.number(
                        "training.learner.min-data-in-leaf",
                        d.minDataInLeaf(),
                        1,
                        1_000_000,
                        "rows of a leaf at least"),
                s.fraction("training.learner.lambda-l2", d.lambdaL2(), 1e6, "shrinks leaf values"),
                s.number(
                        "training.learner.truncation",
                        d.truncation(),
                        1,
                        10_000,
                        "lambdarank looks at pairs whose better item is among the first so many"),
                s.number(
                        "training.learner.early-stopping",
                        d.earlyStopping(),
                        0,
                        100_000,
                        "trees without progress on validation until it stops, 0 for never"),
                s.number(
                        "training.learner.threads",
                        d.threads(),
                        0,
                        1024,
                        "0 for as many as there are cores"),
                s.below(
                        "training.learner.extra",
                        "any",
                        "further LightGBM parameters, such as max_bin"));
    }
}
