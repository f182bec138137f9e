package io.headwater.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final long FOREVER_MILLIS = 600_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Traffic traffic = new Traffic();

    @Test
    void aRefusedEventIsAwaitedNoLonger() throws Exception {
        traffic.sending("late", bytes("late"));
        ObjectNode rejection = JSON.createObjectNode();
        rejection.put("reason", "late");
        rejection.put("original", bytes("late"));
        traffic.rejection(rejection);

        traffic.awaitRoom(0, FOREVER_MILLIS);

        assertThat(traffic.givenUp()).isZero();
        assertThat(traffic.rejected()).containsEntry("late", 1L);
    }

    @Test
    void anEventSentAgainIsNotAwaitedAgain() throws Exception {
        traffic.sending("e", bytes("e"));
        traffic.list(JSON.readTree("{\"event_id\":\"e\",\"user_id\":\"u\"}"));
        traffic.sending("e", bytes("e"));

        traffic.awaitRoom(0, FOREVER_MILLIS);

        assertThat(traffic.repeated()).isEqualTo(1);
        assertThat(traffic.sent()).isEqualTo(2);
    }

    @Test
    void whatBringsNothingIsGivenUpAfterAWhile() throws Exception {
        traffic.sending("lost", bytes("lost"));

        traffic.awaitRoom(0, 1);

        assertThat(traffic.givenUp()).isEqualTo(1);
    }

    private static byte[] bytes(String text) {
        return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
