package io.headwater.training.evaluation;

import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileReader;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.learner.LearnerConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Takes the labels from the features: a model that was trained on labels shuffled within their requests, and still orders shuffled
 * labels of later requests, has seen these requests, or is measured wrongly.
 *
 * <p>A group is shuffled, and sampled, by what it holds, so that a request that is in both files is shuffled alike in both: learnt
 * by heart, it shows. AUC is taken within requests, for requests differ in their share of positives, which is honest knowledge
 * that shuffling leaves.
 */
final class ShuffledLabels {
    static final double TOLERANCE = 0.02;

    /** With few pairs chance alone moves the AUC further than the tolerance. */
    private static final double STANDARD_ERRORS = 4;

    private static final int MOST_ROWS = 100_000;
    private static final int TREES = 20;

    private ShuffledLabels() {}

    /** Writes at most about 100,000 of the file's rows with their grades shuffled within each request. */
    static GroupFile write(GroupFile file, Path to, long seed) throws IOException {
        int width = file.features().size();
        float[] grades = new float[file.largestGroup()];
        float[] values = new float[file.largestGroup() * width];
        double share = (double) MOST_ROWS / file.rows();
        try (GroupFileReader reader = GroupFileReader.open(file.path());
                GroupFileWriter writer = GroupFileWriter.create(to, file.features())) {
            for (int size = reader.next(); size >= 0; size = reader.next()) {
                reader.read(grades, 0, values, 0);
                float[] rows = Arrays.copyOf(values, size * width);
                SplittableRandom random = new SplittableRandom(seed ^ contentHash(rows));
                if (random.nextDouble() < share) {
                    writer.add(shuffle(grades, size, random), rows);
                }
            }
            return writer.finish();
        }
    }

    private static long contentHash(float[] values) {
        long hash = 0xcbf29ce484222325L;
        for (float value : values) {
            hash = (hash ^ Float.floatToIntBits(value)) * 0x100000001b3L;
        }
        return hash;
    }

    private static byte[] shuffle(float[] grades, int size, SplittableRandom random) {
        byte[] shuffled = new byte[size];
        for (int row = 0; row < size; row++) {
            int other = random.nextInt(row + 1);
            shuffled[row] = shuffled[other];
            shuffled[other] = (byte) grades[row];
        }
        return shuffled;
    }

    /** The run's configuration made small; no early stopping, which would choose by the labels that are to judge. */
    static LearnerConfiguration learner(LearnerConfiguration of) {
        return new LearnerConfiguration(
                of.objective(),
                Math.min(TREES, of.trees()),
                of.leaves(),
                of.learningRate(),
                of.featureFraction(),
                of.baggingFraction(),
                of.baggingFrequency(),
                of.minDataInLeaf(),
                of.lambdaL2(),
                of.truncation(),
                0,
                of.seed(),
                of.threads(),
                of.gains(),
                of.extra());
    }

    /**
     * Judges the model that was trained on shuffled labels.
     *
     * @param heldOut a later file, shuffled too
     */
    static LeakAudit.Finding audit(GroupFile heldOut, GroupScorer model) throws IOException {
        WithinRequestAuc auc = WithinRequestAuc.of(heldOut, model);
        double tolerance = Math.max(TOLERANCE, STANDARD_ERRORS * auc.standardError());
        boolean passed = !(Math.abs(auc.value() - 0.5) > tolerance);
        return new LeakAudit.Finding(
                "shuffled labels cannot be learnt",
                "audit/shuffled_labels_auc",
                auc.value(),
                passed,
                String.format(
                        Locale.ROOT,
                        "Trained on shuffled labels, the model orders held-out ones with AUC %.3f; .5 ± %.3f is chance.%s",
                        auc.value(),
                        tolerance,
                        passed
                                ? ""
                                : " Held-out requests are among those trained on, or the evaluation favours targets:"
                                        + " look at how time is split, and at ties."));
    }
}
