package io.headwater.training.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the test slice says.
 *
 * @param poolRecall share of the targets that were in the candidate pool: the bound of every hit rate of model and formula
 * @param contenders in {@link Contender}'s order, the model first
 * @param lifts of the model over each other contender
 */
public record EvaluationResult(
        long requests,
        long users,
        long targets,
        long catalogueItems,
        double poolRecall,
        List<ContenderResult> contenders,
        List<Lift> lifts,
        CandidateMetrics candidates) {

    public EvaluationResult {
        contenders = List.copyOf(contenders);
        lifts = List.copyOf(lifts);
    }

    public ContenderResult model() {
        return contenders.get(0);
    }

    public Optional<ContenderResult> of(Contender contender) {
        return contenders.stream().filter(result -> result.contender() == contender).findFirst();
    }

    /** The plain method that is best by the metric. */
    public Optional<ContenderResult> bestBaseline(Lift.Metric metric) {
        return contenders.stream()
                .filter(result -> result.contender().isBaseline())
                .max(Comparator.comparingDouble(metric::of));
    }

    public Optional<Lift> lift(Contender over, Lift.Metric metric) {
        return lifts.stream()
                .filter(lift -> lift.over() == over && lift.metric() == metric)
                .findFirst();
    }

    /** Over the plain method that is best by this metric: chosen on the test slice itself, so the lift is no flattery. */
    public Optional<Lift> liftOverBestBaseline(Lift.Metric metric) {
        return bestBaseline(metric).flatMap(best -> lift(best.contender(), metric));
    }

    /** All numbers by the names under which they are logged. */
    public Map<String, Double> metrics() {
        return EvaluationMetrics.of(this);
    }
}
