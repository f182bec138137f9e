package io.headwater.training.evaluation;

import io.headwater.model.ModelRefusedException;
import io.headwater.model.TreeModel;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.LearnedModel;
import io.headwater.training.learner.LearnerConfiguration;
import io.headwater.training.learner.LearnerFailedException;
import io.headwater.training.learner.LearnerRefusedException;
import io.headwater.training.learner.LightGbmLearner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.util.FileUtils;

/** Whether anything in the run knew what it could not know: the trainer reports it, and fails on what did not pass. */
public record LeakAudit(List<Finding> findings) {

    public LeakAudit {
        findings = List.copyOf(findings);
    }

    /**
     * What one check saw.
     *
     * @param metric the number's name among the run's metrics
     * @param sentence what was seen and, when it did not pass, what to do
     */
    public record Finding(
            String check, String metric, double value, boolean passed, String sentence) {}

    /**
     * Makes all checks. Each trains no more than a small model.
     *
     * @param validation later requests than those of {@code train}
     * @param laterEvents what {@link LaterEvents} found
     * @param folder for temporary files
     */
    public static LeakAudit of(
            GroupFile train,
            GroupFile validation,
            Finding laterEvents,
            LearnerConfiguration learner,
            Path folder)
            throws IOException,
                    LearnerFailedException,
                    LearnerRefusedException,
                    ModelRefusedException,
                    InterruptedException {
        return new LeakAudit(
                List.of(
                        FeatureAudit.audit(train),
                        shuffledLabels(train, validation, learner, folder),
                        laterEvents));
    }

    private static Finding shuffledLabels(
            GroupFile train, GroupFile validation, LearnerConfiguration learner, Path folder)
            throws IOException,
                    LearnerFailedException,
                    LearnerRefusedException,
                    ModelRefusedException,
                    InterruptedException {
        Path shuffled = Files.createTempDirectory(folder, "shuffled-labels-");
        try {
            GroupFile known =
                    ShuffledLabels.write(train, shuffled.resolve("train"), learner.seed());
            GroupFile heldOut =
                    ShuffledLabels.write(validation, shuffled.resolve("held-out"), learner.seed());
            LearnedModel model =
                    new LightGbmLearner(ShuffledLabels.learner(learner), shuffled)
                            .learn(known, heldOut, score -> {});
            return ShuffledLabels.audit(heldOut, GroupScorer.of(TreeModel.parse(model.text())));
        } finally {
            FileUtils.deleteDirectory(shuffled.toFile());
        }
    }

    public boolean passed() {
        return findings.stream().allMatch(Finding::passed);
    }

    /** The sentences of what did not pass, empty when all did. */
    public String failures() {
        return findings.stream()
                .filter(finding -> !finding.passed())
                .map(Finding::sentence)
                .collect(Collectors.joining(" "));
    }

    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("audit/passed", passed() ? 1.0 : 0.0);
        for (Finding finding : findings) {
            if (Double.isFinite(finding.value())) {
                metrics.put(finding.metric(), finding.value());
            }
        }
        return metrics;
    }
}
