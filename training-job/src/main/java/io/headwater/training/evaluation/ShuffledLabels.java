package io.headwater.training.evaluation;

import io.headwater.candidate.FeatureSchema;
import io.headwater.configuration.LearningConfiguration;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileReader;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.learner.LearnerConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Takes the labels from the features: a model that was trained on labels shuffled within their requests, and still orders shuffled
 * labels of later requests, has seen these requests, or is measured wrongly.
 *
 * <p>Who gets a request's labels is decided by what its rows hold, so that a row that is in both files is lucky in both: learnt by
 * heart, it shows, even where the files hold different samples of a request's rows. AUC is taken within requests, for requests
 * differ in their share of positives, which is honest knowledge that shuffling leaves.
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
        int shared = sharedFeatures(file);
        double share = (double) MOST_ROWS / file.rows();
        try (GroupFileReader reader = GroupFileReader.open(file.path());
                GroupFileWriter writer = GroupFileWriter.create(to, file.features())) {
            for (int size = reader.next(); size >= 0; size = reader.next()) {
                reader.read(grades, 0, values, 0);
                if (luck(values, 0, shared, seed) < share) {
                    writer.add(
                            shuffle(grades, values, size, width, seed),
                            Arrays.copyOf(values, size * width));
                }
            }
            return writer.finish();
        }
    }

    /** How many of the first features are the same for all rows of a request: they tell whether it is in the sample. */
    private static int sharedFeatures(GroupFile file) {
        int shared = FeatureSchema.SHARED.size();
        boolean ours =
                file.features().size() > shared
                        && file.features().subList(0, shared).equals(FeatureSchema.SHARED);
        return ours ? shared : 1;
    }

    /** A random number from 0 to 1 that is a function of some values. */
    private static double luck(float[] values, int from, int to, long seed) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ Float.floatToIntBits(values[i])) * 0x100000001b3L;
        }
        return new SplittableRandom(seed ^ hash).nextDouble();
    }

    /** The highest grades go to the luckiest rows. */
    private static byte[] shuffle(float[] grades, float[] values, int size, int width, long seed) {
        double[] luck = new double[size];
        Integer[] luckiest = new Integer[size];
        for (int row = 0; row < size; row++) {
            luck[row] = luck(values, row * width, (row + 1) * width, seed);
            luckiest[row] = row;
        }
        Arrays.sort(luckiest, Comparator.comparingDouble(row -> -luck[row]));
        float[] rising = Arrays.copyOf(grades, size);
        Arrays.sort(rising);
        byte[] shuffled = new byte[size];
        for (int place = 0; place < size; place++) {
            shuffled[luckiest[place]] = (byte) rising[size - 1 - place];
        }
        return shuffled;
    }

    /** The run's configuration made small; no early stopping, which would choose by the labels that are to judge. */
    static LearnerConfiguration learner(LearnerConfiguration of) {
        LearningConfiguration run = of.settings();
        LearningConfiguration small =
                new LearningConfiguration(
                        run.objective(),
                        Math.min(TREES, run.trees()),
                        run.leaves(),
                        run.learningRate(),
                        run.featureFraction(),
                        run.baggingFraction(),
                        run.baggingFrequency(),
                        run.minDataInLeaf(),
                        run.lambdaL2(),
                        run.truncation(),
                        0,
                        run.threads(),
                        run.extra());
        return new LearnerConfiguration(small, of.seed());
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
