package io.headwater.streaming;

import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;

/**
 * By model version, since the slot started: prequential HR, MRR and NDCG at 5, 10, 20, the same for plain popularity, and how long
 * a list takes from the last answer on.
 */
final class RankingMetrics {
    private static final int[] CUTOFFS = {5, 10, 20};

    /** Lists that a latency is taken over. */
    private static final int WINDOW = 2000;

    /** Versions with metrics, so that a job that lives through many does not grow. */
    private static final int VERSIONS = 16;

    private final MetricGroup group;
    private final Counter lists;
    private final Map<ModelVersion, Tally> byModel = new LinkedHashMap<>(16, 0.75f, true);

    RankingMetrics(MetricGroup group) {
        this.group = group;
        this.lists = group.counter("numLists");
    }

    void count(Recommendation list, long nanos) {
        lists.inc();
        tally(list.model()).micros.update(nanos / 1000);
    }

    void count(Outcome outcome) {
        Tally tally = tally(outcome.model());
        tally.ranker.count(outcome.hitRank());
        tally.popularity.count(outcome.popularityRank());
    }

    private Tally tally(ModelVersion model) {
        Tally known = byModel.get(model);
        if (known == null) {
            known = register(model);
            byModel.put(model, known);
            if (byModel.size() > VERSIONS) {
                forgetEldest();
            }
        }
        return known;
    }

    private void forgetEldest() {
        Iterator<Tally> eldest = byModel.values().iterator();
        if (eldest.next().scope instanceof AbstractMetricGroup<?> scope) {
            scope.close();
        }
        eldest.remove();
    }

    private Tally register(ModelVersion model) {
        MetricGroup scope =
                group.addGroup("model", model.name())
                        .addGroup("version", model.version())
                        .addGroup("variant", model.variant());
        Histogram micros =
                scope.histogram("listMicros", new DescriptiveStatisticsHistogram(WINDOW));
        Tally tally = new Tally(new Curve(), new Curve(), micros, scope);
        tally.ranker.register(scope.addGroup("ranker", "shown"));
        tally.popularity.register(scope.addGroup("ranker", "popularity"));
        return tally;
    }

    private record Tally(Curve ranker, Curve popularity, Histogram micros, MetricGroup scope) {}

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
