package io.headwater.recommendation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.event.EventType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutcomeJsonTest {

    @Test
    void anOutcomeIsReadAsItWasWritten() throws IOException {
        Outcome outcome =
                new Outcome(
                        "0123456789abcdef0123456789abcdef",
                        "u7",
                        "e1",
                        "mug-3",
                        EventType.PURCHASE,
                        1_767_225_600_000L,
                        new ModelVersion("recommender-model", "3", "challenger"),
                        4,
                        0,
                        1500);
        assertThat(AnswerJson.decodeOutcome(AnswerJson.encode(outcome))).isEqualTo(outcome);
    }

    @Test
    void anythingElseIsRefusedWithWhatIsMissing() {
        assertThatThrownBy(() -> AnswerJson.decodeOutcome("{}".getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("recommendation_id");
    }
}
