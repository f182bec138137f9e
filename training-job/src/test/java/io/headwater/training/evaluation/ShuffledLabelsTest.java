package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileReader;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.learner.LearnerConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShuffledLabelsTest {
    private static final int ROWS = 20;

    @TempDir Path folder;

    @Test
    void shufflingKeepsFeaturesAndEachRequestsGrades() throws IOException {
        GroupFile file = file("original", 1, 200);
        GroupFile shuffled = ShuffledLabels.write(file, folder.resolve("shuffled"), 7);
        assertThat(shuffled.groups()).isEqualTo(200);
        assertThat(shuffled.rowsByGrade()).isEqualTo(file.rowsByGrade());
        int moved = 0;
        try (GroupFileReader before = GroupFileReader.open(file.path());
                GroupFileReader after = GroupFileReader.open(shuffled.path())) {
            while (before.next() > 0) {
                after.next();
                float[] grades = new float[ROWS];
                float[] values = new float[ROWS * 2];
                float[] shuffledGrades = new float[ROWS];
                float[] sameValues = new float[ROWS * 2];
                before.read(grades, 0, values, 0);
                after.read(shuffledGrades, 0, sameValues, 0);
                assertThat(sameValues).isEqualTo(values);
                moved += Arrays.equals(grades, shuffledGrades) ? 0 : 1;
                Arrays.sort(grades);
                Arrays.sort(shuffledGrades);
                assertThat(shuffledGrades).isEqualTo(grades);
            }
        }
        assertThat(moved).isGreaterThan(150);
    }

    @Test
    void onRealLabelsTheFeatureOrdersAndOnShuffledOnesItDoesNot() throws IOException {
        GroupFile file = file("original", 1, 3_000);
        GroupFile shuffled = ShuffledLabels.write(file, folder.resolve("shuffled"), 7);
        GroupScorer byFeature = column(0);
        assertThat(WithinRequestAuc.of(file, byFeature).value()).isGreaterThan(0.9);
        LeakAudit.Finding finding = ShuffledLabels.audit(shuffled, byFeature);
        assertThat(finding.passed()).isTrue();
        assertThat(finding.value()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void requestsThatWereTrainedOnAndHeldOutAreCaught() throws IOException {
        GroupFile train = ShuffledLabels.write(file("train", 1, 800), folder.resolve("a"), 7);
        GroupFile overlap = ShuffledLabels.write(file("overlap", 1, 800), folder.resolve("b"), 7);
        GroupFile later = ShuffledLabels.write(file("later", 2, 800), folder.resolve("c"), 7);
        GroupScorer byHeart = memory(train);
        LeakAudit.Finding leak = ShuffledLabels.audit(overlap, byHeart);
        assertThat(leak.passed()).isFalse();
        assertThat(leak.sentence()).contains("AUC 1.000").contains("look at how time is split");
        assertThat(ShuffledLabels.audit(later, byHeart).passed()).isTrue();
    }

    @Test
    void requestsInBothFilesAreCaughtThoughTheFilesHoldDifferentRowsOfThem() throws IOException {
        GroupFile whole = file("whole", 1, 800);
        GroupFile train = ShuffledLabels.write(halved(whole), folder.resolve("a"), 7);
        GroupFile overlap = ShuffledLabels.write(whole, folder.resolve("b"), 7);
        LeakAudit.Finding leak = ShuffledLabels.audit(overlap, memory(train));
        assertThat(leak.passed()).isFalse();
        assertThat(leak.value()).isGreaterThan(0.6);
    }

    /** Every second row of each request. */
    private GroupFile halved(GroupFile file) throws IOException {
        try (GroupFileReader reader = GroupFileReader.open(file.path());
                GroupFileWriter writer =
                        GroupFileWriter.create(folder.resolve("halved"), file.features())) {
            float[] grades = new float[ROWS];
            float[] values = new float[ROWS * 2];
            while (reader.next() > 0) {
                reader.read(grades, 0, values, 0);
                byte[] half = new byte[ROWS / 2];
                float[] halfValues = new float[ROWS];
                for (int row = 0; row < half.length; row++) {
                    half[row] = (byte) grades[2 * row];
                    System.arraycopy(values, 4 * row, halfValues, 2 * row, 2);
                }
                writer.add(half, halfValues);
            }
            return writer.finish();
        }
    }

    @Test
    void differentSharesOfPositivesPerRequestAreNoLeak() throws IOException {
        GroupFile shuffled =
                ShuffledLabels.write(file("original", 3, 2_000), folder.resolve("shuffled"), 7);
        GroupScorer byRequest = column(1);
        assertThat(ShuffledLabels.audit(shuffled, byRequest).value()).isEqualTo(0.5);
    }

    @Test
    void aLargeFileIsSampled() throws IOException {
        GroupFile file = file("original", 1, 8_000);
        GroupFile shuffled = ShuffledLabels.write(file, folder.resolve("shuffled"), 7);
        assertThat(shuffled.rows()).isBetween(90_000L, 110_000L);
    }

    @Test
    void theStandardErrorIsThatOfRandomOrders() throws IOException {
        double[] aucs = new double[300];
        GroupFile file = file("original", 1, 60);
        double expected = 0;
        for (int seed = 0; seed < aucs.length; seed++) {
            GroupFile shuffled = ShuffledLabels.write(file, folder.resolve("shuffled"), seed);
            WithinRequestAuc auc = WithinRequestAuc.of(shuffled, column(0));
            aucs[seed] = auc.value();
            expected = auc.standardError();
        }
        double squares = Arrays.stream(aucs).map(auc -> (auc - 0.5) * (auc - 0.5)).sum();
        assertThat(Math.sqrt(squares / aucs.length)).isCloseTo(expected, within(expected / 7));
    }

    @Test
    void theSmallModelDoesNotStopByTheLabelsThatJudgeIt() {
        LearnerConfiguration small = ShuffledLabels.learner(LearnerConfiguration.defaults());
        assertThat(small.settings().earlyStopping()).isZero();
        assertThat(small.settings().trees()).isEqualTo(20);
        assertThat(small.parameters()).isEqualTo(LearnerConfiguration.defaults().parameters());
    }

    private static GroupScorer column(int column) {
        return (rows, count, scores) -> {
            for (int row = 0; row < count; row++) {
                scores[row] = rows[row * 2 + column];
            }
        };
    }

    /** A model that knows every row it has seen, and nothing else. */
    private static GroupScorer memory(GroupFile file) throws IOException {
        Map<Float, Float> seen = new HashMap<>();
        float[] grades = new float[ROWS];
        float[] values = new float[ROWS * 2];
        try (GroupFileReader reader = GroupFileReader.open(file.path())) {
            for (int size = reader.next(); size > 0; size = reader.next()) {
                reader.read(grades, 0, values, 0);
                for (int row = 0; row < size; row++) {
                    seen.put(values[row * 2], Math.min(1, grades[row]));
                }
            }
        }
        return (rows, count, scores) ->
                Arrays.setAll(
                        scores,
                        row -> row < count ? seen.getOrDefault(rows[row * 2], 0f) : Float.NaN);
    }

    /** The first feature tells a row's grade, the second its request's share of positives, which come first. */
    private GroupFile file(String name, int seed, int groups) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (GroupFileWriter writer =
                GroupFileWriter.create(folder.resolve(name), List.of("row", "request"))) {
            for (int group = 0; group < groups; group++) {
                byte[] grades = new byte[ROWS];
                float[] values = new float[ROWS * 2];
                float share = (float) (0.02 + 0.4 * random.nextDouble());
                for (int row = 0; row < ROWS; row++) {
                    grades[row] = (byte) (row < share * ROWS ? 1 + random.nextInt(3) : 0);
                    values[row * 2] =
                            (float) (2 * Math.min(grades[row], 1) + random.nextGaussian());
                    values[row * 2 + 1] = share;
                }
                writer.add(grades, values);
            }
            return writer.finish();
        }
    }
}
