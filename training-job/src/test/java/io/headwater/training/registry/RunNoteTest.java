package io.headwater.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunNoteTest {

    @Test
    void theModelComesFirstAndThenItsRivals() {
        assertThat(Runs.of("k", false).note())
                .contains(
                        """
                        | ranker | HR@20 | MRR@20 | NDCG@20 |
                        |---|---|---|---|
                        | this model | 0.6950 | 0.4200 | 0.4800 |
                        | co visitation | 0.6820 | 0.3380 | 0.4100 |
                        """);
    }

    @Test
    void aRunWithoutTestMetricsHasNone() {
        assertThat(Runs.bare().note()).isEmpty();
    }
}
