package io.headwater.training.learner;

import java.util.List;
import java.util.regex.Pattern;

/** Finds data of which LightGBM would make nothing, or crash, before it starts. */
record LearningData(GroupFile train, GroupFile validation) {
    /** LightGBM's own bounds. */
    private static final int LARGEST_RANKED_GROUP = 10_000;

    private static final Pattern FEATURE_NAME = Pattern.compile("[^\\s\\[\\]{},:\"]+");

    void check(LearnerConfiguration learner) throws LearnerRefusedException {
        checkFeatures();
        check("training", train, learner);
        check("validation", validation, learner);
        if (train.rows() < 2L * learner.settings().minDataInLeaf()) {
            throw new LearnerRefusedException(
                    "min data in leaf "
                            + learner.settings().minDataInLeaf()
                            + " needs at least twice as many training rows, found "
                            + train.rows()
                            + ": lower it, or take more data");
        }
    }

    private void checkFeatures() throws LearnerRefusedException {
        if (!train.features().equals(validation.features())) {
            throw new LearnerRefusedException(
                    "training and validation must have the same features, have "
                            + train.features()
                            + " and "
                            + validation.features());
        }
        List<String> refused =
                train.features().stream()
                        .filter(name -> !FEATURE_NAME.matcher(name).matches())
                        .toList();
        if (!refused.isEmpty()) {
            throw new LearnerRefusedException(
                    "feature names must be without blanks and []{},:\" for LightGBM, found "
                            + refused);
        }
    }

    private static void check(String slice, GroupFile file, LearnerConfiguration learner)
            throws LearnerRefusedException {
        if (file.groups() == 0) {
            throw new LearnerRefusedException(
                    "no request in the "
                            + slice
                            + " slice: it needs users who come back, take more data or widen the slice");
        }
        if (file.positives() == 0 || file.positives() == file.rows()) {
            throw new LearnerRefusedException(
                    "one class only in the "
                            + slice
                            + " slice: "
                            + file.positives()
                            + " of "
                            + file.rows()
                            + " rows are relevant, some must be and some not");
        }
        if (file.cells() > Integer.MAX_VALUE - 8) {
            throw new LearnerRefusedException(
                    "the "
                            + slice
                            + " slice must have at most "
                            + Integer.MAX_VALUE
                            + " values, has "
                            + file.rows()
                            + " rows × "
                            + file.features().size()
                            + " features: sample fewer requests or negatives");
        }
        if (learner.objective() == Objective.LAMBDARANK
                && file.largestGroup() > LARGEST_RANKED_GROUP) {
            throw new LearnerRefusedException(
                    "a request must have at most "
                            + LARGEST_RANKED_GROUP
                            + " rows for lambdarank, one in the "
                            + slice
                            + " slice has "
                            + file.largestGroup());
        }
    }
}
