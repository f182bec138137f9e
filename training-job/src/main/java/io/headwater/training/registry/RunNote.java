package io.headwater.training.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first that one reads of a run in MLflow: the rankers side by side, in Markdown. */
final class RunNote {
    private static final List<String> SHOWN = List.of("hr_at_20", "mrr_at_20", "ndcg_at_20");
    private static final Pattern METRIC =
            Pattern.compile("test/(?:(\\w+)/)?(" + String.join("|", SHOWN) + ")");
    private static final String MODEL = "this model";

    private RunNote() {}

    /** Empty if the run has no test metrics. */
    static String of(RunRecord record) {
        Map<String, Map<String, Double>> rankers = new TreeMap<>();
        record.metrics()
                .forEach(
                        (name, value) -> {
                            Matcher metric = METRIC.matcher(name);
                            if (metric.matches()) {
                                String ranker =
                                        Objects.requireNonNullElse(metric.group(1), MODEL)
                                                .replace('_', ' ');
                                rankers.computeIfAbsent(ranker, key -> new TreeMap<>())
                                        .put(metric.group(2), value);
                            }
                        });
        if (!rankers.containsKey(MODEL)) {
            return "";
        }
        StringBuilder note =
                new StringBuilder("On the test slice:\n\n| ranker | HR@20 | MRR@20 | NDCG@20 |\n")
                        .append("|---|---|---|---|\n");
        Stream.concat(Stream.of(MODEL), others(rankers))
                .forEach(ranker -> note.append(row(ranker, rankers.get(ranker))));
        return note.append("\nThe artifact report.html has the whole evaluation.").toString();
    }

    /** The best first. */
    private static Stream<String> others(Map<String, Map<String, Double>> rankers) {
        return rankers.keySet().stream()
                .filter(ranker -> !ranker.equals(MODEL) && rankers.get(ranker).size() == 3)
                .sorted(
                        Comparator.comparingDouble(
                                (String ranker) -> -rankers.get(ranker).get(SHOWN.get(0))));
    }

    private static String row(String ranker, Map<String, Double> values) {
        StringBuilder row = new StringBuilder("| ").append(ranker).append(" |");
        for (String metric : SHOWN) {
            double value = values.getOrDefault(metric, Double.NaN);
            row.append(String.format(Locale.ROOT, " %.4f |", value));
        }
        return row.append('\n').toString();
    }
}
