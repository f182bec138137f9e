package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.learner.LearnerConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real learner and its default settings. */
@Timeout(120)
class LeakAuditITCase {
    private static final int ROWS = 30;
    private static final int FEATURES = 20;
    private static final int GROUPS = 4_000;

    @TempDir Path folder;

    @Test
    void anHonestSplitPasses() throws Exception {
        LeakAudit audit = audit(file("train", 1), file("validation", 2));
        assertThat(audit.failures()).isEmpty();
        assertThat(audit.metrics().get("audit/shuffled_labels_auc")).isBetween(0.48, 0.52);
        assertThat(audit.metrics().get("audit/best_feature_auc")).isBetween(0.7, 0.97);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void requestsOnBothSidesOfTheSplitAreCaught() throws Exception {
        LeakAudit audit = audit(file("train", 1), file("validation", 1));
        assertThat(audit.passed()).isFalse();
        assertThat(audit.failures()).startsWith("Trained on shuffled labels");
    }

    private LeakAudit audit(GroupFile train, GroupFile validation) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        LeakAudit.Finding laterEvents =
                LaterEvents.audit(new Fingerprints(), new Fingerprints(), List.of(), Instant.EPOCH);
        return LeakAudit.of(train, validation, laterEvents, LearnerConfiguration.defaults(), work);
    }

    private GroupFile file(String name, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            names.add("f" + feature);
        }
        try (GroupFileWriter writer = GroupFileWriter.create(folder.resolve(name), names)) {
            for (int group = 0; group < GROUPS; group++) {
                byte[] grades = new byte[ROWS];
                float[] values = new float[ROWS * FEATURES];
                for (int row = 0; row < ROWS; row++) {
                    grades[row] = (byte) (row == 0 || random.nextInt(30) == 0 ? 1 : 0);
                    for (int feature = 0; feature < FEATURES; feature++) {
                        values[row * FEATURES + feature] =
                                (float) (random.nextGaussian() + grades[row] / (1.0 + feature));
                    }
                }
                writer.add(grades, values);
            }
            return writer.finish();
        }
    }
}
