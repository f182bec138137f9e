package io.headwater.training.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
