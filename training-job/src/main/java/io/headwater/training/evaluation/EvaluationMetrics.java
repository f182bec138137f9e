package io.headwater.training.evaluation;

import java.util.Map;
import java.util.TreeMap;

/** Names for the numbers of an evaluation: {@code test/hr_at_20} is the model's, {@code test/newest/hr_at_20} a contender's. */
final class EvaluationMetrics {
    private static final String TEST = "test/";
    private static final int[] KS = {5, 10, 20};

    private final Map<String, Double> metrics = new TreeMap<>();

    private EvaluationMetrics() {}

    static Map<String, Double> of(EvaluationResult result) {
        EvaluationMetrics names = new EvaluationMetrics();
        names.put(TEST + "requests", (double) result.requests());
        names.put(TEST + "users", (double) result.users());
        names.put(TEST + "targets", (double) result.targets());
        names.put(TEST + "pool_recall", result.poolRecall());
        names.addCandidates(result.candidates());
        result.contenders().forEach(names::addContender);
        result.lifts().forEach(lift -> names.addLift(lift.over().label(), lift));
        for (Lift.Metric metric : Lift.Metric.values()) {
            result.liftOverBestBaseline(metric)
                    .ifPresent(lift -> names.addLift("best_baseline", lift));
        }
        return names.metrics;
    }

    private void addCandidates(CandidateMetrics candidates) {
        put(TEST + "auc", candidates.auc());
        put(TEST + "log_loss", candidates.logLoss());
        put(TEST + "calibration_error", candidates.calibrationError());
        put(TEST + "rmse", candidates.rmse());
        put(TEST + "mae", candidates.mae());
        put(TEST + "r2", candidates.r2());
        put(TEST + "ctr_proxy", candidates.ctrProxy());
    }

    private void addContender(ContenderResult result) {
        String prefix =
                result.contender() == Contender.MODEL
                        ? TEST
                        : TEST + result.contender().label() + '/';
        for (int k : KS) {
            AtK at = result.at(k);
            put(prefix + "recall_at_" + k, at.recall());
            put(prefix + "map_at_" + k, at.map());
            put(prefix + "ndcg_at_" + k, at.ndcg());
            put(prefix + "hr_at_" + k, at.hr());
            put(prefix + "mrr_at_" + k, at.mrr());
        }
        put(prefix + "coverage", result.coverage());
        put(prefix + "novelty", result.novelty());
        if (!result.contender().isBaseline()) {
            result.slices().forEach(slice -> addSlice(prefix + slice.slice().label() + '/', slice));
        }
    }

    private void addSlice(String prefix, ContenderResult.SliceResult slice) {
        put(prefix + "hr_at_20", slice.hr());
        put(prefix + "mrr_at_20", slice.mrr());
    }

    private void addLift(String over, Lift lift) {
        String name = TEST + "lift_over_" + over + '/' + lift.metric().label();
        put(name, lift.value());
        put(name + "_low", lift.low());
        put(name + "_high", lift.high());
    }

    /** What has no value, such as a slice without targets, has no metric either. */
    private void put(String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }
}
