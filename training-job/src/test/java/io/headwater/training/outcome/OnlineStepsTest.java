package io.headwater.training.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.event.EventType;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.training.registry.MetricsAt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnlineStepsTest {

    @Test
    void metricsAreMeansOfEachStepThatIsOver() {
        List<Outcome> outcomes =
                List.of(
                        outcome(-1, 1, 0),
                        outcome(0, 3, 1),
                        outcome(99, 21, 20),
                        outcome(100, 1, 0),
                        outcome(299, 1, 0));

        assertThat(OnlineSteps.of("online", outcomes, 100, 299))
                .containsExactly(
                        new MetricsAt(
                                0,
                                Map.of(
                                        "online/hr_at_20", 1.0,
                                        "online/mrr_at_20", 1.0,
                                        "online/ndcg_at_20", 1.0,
                                        "online/popularity_hr_at_20", 0.0,
                                        "online/outcomes", 1.0)),
                        new MetricsAt(
                                100,
                                Map.of(
                                        "online/hr_at_20", 0.5,
                                        "online/mrr_at_20", 1.0 / 6,
                                        "online/ndcg_at_20", 0.25,
                                        "online/popularity_hr_at_20", 1.0,
                                        "online/outcomes", 2.0)));
    }

    private static Outcome outcome(long timeMillis, int rank, int popularityRank) {
        return new Outcome(
                "list",
                "user",
                "event",
                "item",
                EventType.VIEW,
                timeMillis,
                ModelVersion.FORMULA,
                rank,
                popularityRank,
                0);
    }
}
