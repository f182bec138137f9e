package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.event.EventType;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
    private static final long SEED = 13;

    private final MetricListener listener = new MetricListener();
    private final RankingMetrics metrics = new RankingMetrics(listener.getMetricGroup());

    @Test
    void equalTheirDefinitionsOverRandomOutcomesByModelAndForPopularity() {
        Random random = new Random(SEED);
        List<Integer> shown = new ArrayList<>();
        List<Integer> popular = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            int rank = rank(random);
            int popularity = rank(random);
            boolean ours = random.nextBoolean();
            metrics.count(outcome(ours ? "1" : "2", rank, popularity));
            if (ours) {
                shown.add(rank);
                popular.add(popularity);
            }
        }

        check("shown", shown);
        check("popularity", popular);
    }

    @Test
    void aModelThatWasNeverJudgedHasNoFigures() {
        assertThat(gauge("3", "shown", "hr@5")).isEmpty();
        metrics.count(outcome("3", 0, 0));
        assertThat(value("3", "shown", "hr@5")).isZero();
        assertThat(value("3", "shown", "mrr@20")).isZero();
    }

    private void check(String ranker, List<Integer> ranks) {
        assertThat(value("1", ranker, "outcomes")).isEqualTo(ranks.size());
        for (int cutoff : new int[] {5, 10, 20}) {
            check(ranker, "hr@" + cutoff, mean(ranks, cutoff, rank -> 1));
            check(ranker, "mrr@" + cutoff, mean(ranks, cutoff, rank -> 1.0 / rank));
            check(
                    ranker,
                    "ndcg@" + cutoff,
                    mean(ranks, cutoff, rank -> Math.log(2) / Math.log(rank + 1)));
        }
    }

    private void check(String ranker, String name, double expected) {
        assertThat(value("1", ranker, name))
                .as("seed %d, %s %s", SEED, ranker, name)
                .isCloseTo(expected, within(1e-9));
    }

    /** The mean gain of a hit's place, nothing for a miss. */
    private static double mean(List<Integer> ranks, int cutoff, IntToDoubleFunction gain) {
        return ranks.stream()
                .mapToDouble(rank -> rank > 0 && rank <= cutoff ? gain.applyAsDouble(rank) : 0)
                .average()
                .orElseThrow();
    }

    private double value(String version, String ranker, String name) {
        return gauge(version, ranker, name).orElseThrow().getValue().doubleValue();
    }

    private Optional<Gauge<Number>> gauge(String version, String ranker, String name) {
        return listener.getGauge(
                "model", "m", "version", version, "variant", "champion", "ranker", ranker, name);
    }

    /** A miss half of the time, else a place that may lie behind every cutoff. */
    private static int rank(Random random) {
        return random.nextBoolean() ? 0 : 1 + random.nextInt(30);
    }

    private static Outcome outcome(String version, int rank, int popularityRank) {
        return new Outcome(
                "r",
                "u",
                "e",
                "i",
                EventType.VIEW,
                0,
                new ModelVersion("m", version, "champion"),
                rank,
                popularityRank,
                5);
    }
}
