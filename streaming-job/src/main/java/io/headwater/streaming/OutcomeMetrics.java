package io.headwater.streaming;

import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Prequential HR, MRR and NDCG at 5, 10, 20 by model version, the same for plain popularity, since the slot started. */
final class OutcomeMetrics {
    private static final int[] CUTOFFS = {5, 10, 20};

    private final MetricGroup group;
    private final Counter lists;
    private final Map<ModelVersion, Tally> byModel = new HashMap<>();

    OutcomeMetrics(MetricGroup group) {
        this.group = group;
        this.lists = group.counter("numLists");
    }

    void count(Recommendation ignored) {
        lists.inc();
    }

    void count(Outcome outcome) {
        Tally tally = byModel.computeIfAbsent(outcome.model(), this::register);
        tally.ranker.count(outcome.hitRank());
        tally.popularity.count(outcome.popularityRank());
    }

    private Tally register(ModelVersion model) {
        Tally tally = new Tally(new Curve(), new Curve());
        MetricGroup scope =
                group.addGroup("model", model.name()).addGroup("version", model.version());
        tally.ranker.register(scope.addGroup("ranker", "shown"));
        tally.popularity.register(scope.addGroup("ranker", "popularity"));
        return tally;
    }

    private record Tally(Curve ranker, Curve popularity) {}

    /** Sums over outcomes, read by the metric reporters of other threads. */
    private static final class Curve {
        private long outcomes;
        private final double[] hits = new double[CUTOFFS.length];
        private final double[] reciprocal = new double[CUTOFFS.length];
        private final double[] gain = new double[CUTOFFS.length];

        void count(int rank) {
            for (int i = 0; rank > 0 && i < CUTOFFS.length; i++) {
                if (rank <= CUTOFFS[i]) {
                    hits[i]++;
                    reciprocal[i] += 1.0 / rank;
                    gain[i] += Math.log(2) / Math.log(1.0 + rank);
                }
            }
            outcomes++;
        }

        void register(MetricGroup scope) {
            scope.gauge("outcomes", () -> outcomes);
            for (int i = 0; i < CUTOFFS.length; i++) {
                int at = i;
                scope.gauge("hr@" + CUTOFFS[i], () -> hits[at] / Math.max(1, outcomes));
                scope.gauge("mrr@" + CUTOFFS[i], () -> reciprocal[at] / Math.max(1, outcomes));
                scope.gauge("ndcg@" + CUTOFFS[i], () -> gain[at] / Math.max(1, outcomes));
            }
        }
    }
}
