package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.training.evaluation.FeatureAudit.FeatureAuc;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureAuditTest {
    private static final int ROWS = 25;

    @TempDir Path folder;

    /** The column of a feature by row. */
    private interface Column {
        float of(byte grade, SplittableRandom random);
    }

    private static final Column NOISE = (grade, random) -> (float) random.nextDouble();
    private static final Column HONEST =
            (grade, random) -> (float) (random.nextGaussian() + 2 * Math.min(grade, 1));
    private static final Column LEAK =
            (grade, random) -> (float) (random.nextGaussian() + 6 * Math.min(grade, 1));
    private static final Column LEAK_DOWNWARD = (grade, random) -> -LEAK.of(grade, random);
    private static final Column LEAK_BY_ABSENCE =
            (grade, random) -> grade > 0 ? Float.NaN : (float) random.nextDouble();

    /** Shows only where what is missing counts as large. */
    private static final Column LEAK_BY_ABSENCE_OR_SIZE =
            (grade, random) ->
                    grade == 0 ? (float) random.nextDouble() : random.nextBoolean() ? Float.NaN : 2;

    private static final Column ABSENT = (grade, random) -> Float.NaN;

    @Test
    void honestFeaturesPassAndTheBestIsNamed() throws IOException {
        LeakAudit.Finding finding = FeatureAudit.audit(file(400, NOISE, HONEST, ABSENT));
        assertThat(finding.passed()).isTrue();
        assertThat(finding.value()).isBetween(0.9, 0.95);
        assertThat(finding.sentence()).startsWith("The best single feature, f1, has AUC 0.9");
    }

    @Test
    void aFeatureMadeFromTheLabelIsCaughtByName() throws IOException {
        LeakAudit.Finding finding = FeatureAudit.audit(file(400, NOISE, HONEST, LEAK));
        assertThat(finding.passed()).isFalse();
        assertThat(finding.sentence())
                .startsWith("Alone, f2 (1.000) tells targets apart with an AUC above 0.97");
        LeakAudit audit = new LeakAudit(List.of(finding));
        assertThat(audit.passed()).isFalse();
        assertThat(audit.failures()).isEqualTo(finding.sentence());
        assertThat(audit.metrics()).containsEntry("audit/passed", 0.0);
    }

    @Test
    void aLeakIsCaughtWhenItPointsDownOrHidesInWhatIsMissing() throws IOException {
        List<FeatureAuc> aucs =
                FeatureAudit.aucs(
                        file(
                                400,
                                NOISE,
                                LEAK_DOWNWARD,
                                LEAK_BY_ABSENCE,
                                ABSENT,
                                LEAK_BY_ABSENCE_OR_SIZE));
        assertThat(aucs.get(0).auc()).isBetween(0.5, 0.55);
        assertThat(aucs.get(1).auc()).isGreaterThan(0.99);
        assertThat(aucs.get(2).auc()).isEqualTo(1);
        assertThat(aucs.get(3).auc()).isEqualTo(0.5);
        assertThat(aucs.get(4).auc()).isEqualTo(1);
    }

    @Test
    void blocksOfFeaturesGiveWhatOnePassGives() throws IOException {
        GroupFile file = file(100, NOISE, HONEST, LEAK_BY_ABSENCE, NOISE, HONEST);
        assertThat(FeatureAudit.aucs(file, 10_000, 2 * 2_500))
                .isEqualTo(FeatureAudit.aucs(file))
                .hasSize(5);
    }

    @Test
    void aSampleOfTheRowsGivesNearlyTheSame() throws IOException {
        GroupFile file = file(2_000, HONEST);
        double all = FeatureAudit.aucs(file).get(0).auc();
        double sampled = FeatureAudit.aucs(file, 5_000, 100_000).get(0).auc();
        assertThat(sampled).isNotEqualTo(all).isCloseTo(all, within(0.03));
    }

    private GroupFile file(int groups, Column... columns) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            names.add("f" + i);
        }
        try (GroupFileWriter writer = GroupFileWriter.create(folder.resolve("groups"), names)) {
            for (int group = 0; group < groups; group++) {
                byte[] grades = new byte[ROWS];
                float[] values = new float[ROWS * columns.length];
                for (int row = 0; row < ROWS; row++) {
                    grades[row] = (byte) (random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0);
                    for (int column = 0; column < columns.length; column++) {
                        values[row * columns.length + column] =
                                columns[column].of(grades[row], random);
                    }
                }
                writer.add(grades, values);
            }
            return writer.finish();
        }
    }
}
