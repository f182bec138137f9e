package io.headwater.training.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param folder where it is kept, null when it is not
 * @param version of the registered model, null when it was not registered
 * @param message of the registry
 * @param promotion whether it became champion, and why
 * @param refused records by the reason for which they were refused; they lie in the folder
 */
public record RunOutcome(
        String name,
        String folder,
        String version,
        String message,
        String promotion,
        Map<String, Double> metrics,
        Map<String, Long> refused) {

    /** What a person wants to know first. */
    public String describe() {
        StringBuilder text = new StringBuilder("Run '" + name + "': " + message + "\n");
        text.append(version == null ? "" : "Champion: " + promotion + "\n");
        for (String contender : List.of("", "formula/")) {
            Double hitRate = metrics.get("test/" + contender + "hr_at_20");
            if (hitRate != null) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "  %-14s HR@20 %.4f  MRR@20 %.4f%n",
                                contender.isEmpty() ? "model" : contender.replace("/", ""),
                                hitRate,
                                metrics.get("test/" + contender + "mrr_at_20")));
            }
        }
        text.append(lift("HR@20", "hr_at_20")).append(lift("MRR@20", "mrr_at_20"));
        if (!refused.isEmpty()) {
            text.append("Refused records: ").append(counts()).append(" in ");
            text.append(RejectedFile.NAME).append('\n');
        }
        return folder == null ? text.toString() : text + "Kept in " + folder + "\n";
    }

    private String lift(String title, String metric) {
        String name = "test/lift_over_best_baseline/" + metric;
        if (!metrics.containsKey(name)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "  model over the best plain method: %s %+.4f, with 95 %% confidence %+.4f to"
                        + " %+.4f%n",
                title,
                metrics.get(name),
                metrics.get(name + "_low"),
                metrics.get(name + "_high"));
    }

    private String counts() {
        return refused.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
    }
}
