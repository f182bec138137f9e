package io.headwater.training.outcome;

import io.headwater.comparison.Reward;
import io.headwater.recommendation.Outcome;
import io.headwater.training.registry.MetricsAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Hit rate, MRR and NDCG of a model version by step of event time. */
final class OnlineSteps {
    private static final int AT = 20;

    private OnlineSteps() {}

    /**
     * Metrics of the steps that are over: somebody's outcome is dated a whole step after their end.
     *
     * @param group put before the metrics' names
     * @param newestMillis of all outcomes
     */
    static List<MetricsAt> of(
            String group, List<Outcome> outcomes, long stepMillis, long newestMillis) {
        TreeMap<Long, List<Outcome>> steps = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            long end = (Math.floorDiv(outcome.eventTimeMillis(), stepMillis) + 1) * stepMillis;
            if (end + stepMillis <= newestMillis) {
                steps.computeIfAbsent(end, key -> new ArrayList<>()).add(outcome);
            }
        }
        return steps.entrySet().stream()
                .map(step -> new MetricsAt(step.getKey(), metrics(group, step.getValue())))
                .toList();
    }

    private static Map<String, Double> metrics(String group, List<Outcome> outcomes) {
        Map<String, Double> metrics = new TreeMap<>();
        for (Reward reward : Reward.values()) {
            metrics.put(
                    group + "/" + reward.metric() + "_at_" + AT,
                    mean(outcomes, outcome -> reward.of(outcome.hitRank(), AT)));
        }
        metrics.put(
                group + "/popularity_hr_at_" + AT,
                mean(outcomes, outcome -> Reward.HIT.of(outcome.popularityRank(), AT)));
        metrics.put(group + "/outcomes", (double) outcomes.size());
        return metrics;
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        return outcomes.stream().mapToDouble(value).average().orElseThrow();
    }
}
