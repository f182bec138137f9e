package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The streaming job between a real broker's topics. */
class DemoITCase {
    @TempDir static Path folder;

    private static RunningJob job;
    private static TopicClient client;

    @BeforeAll
    static void start() throws Exception {
        job = RunningJob.start(folder, 2, List.of("recommendations"), "trending.step=1 ms");
        client = job.client();
    }

    @AfterAll
    static void stop() throws Exception {
        job.close();
    }

    @Test
    void listsDifferByUserAndChangeWithEachEventAndAColdUserGetsTrending() throws Exception {
        long now = System.currentTimeMillis();
        for (int user = 0; user < 5; user++) {
            for (int item = 0; item < 6; item++) {
                view("warm-" + user, "tea-" + (user + item) % 7, now - 60_000 + 10L * item + user);
            }
        }
        JsonNode before = client.list("event_id", "warm-4:tea-2");
        client.send(
                "recommendation-requests",
                "cold",
                "{'request_id':'r1','user_id':'cold','limit':3}");
        JsonNode cold = client.list("request_id", "r1");
        view("warm-4", "tea-6", now);
        JsonNode after = client.list("event_id", "warm-4:tea-6");

        assertThat(cold.path("items")).hasSize(3);
        for (JsonNode item : cold.path("items")) {
            assertThat(item.path("reason").asText()).matches("trending.*|new");
        }
        assertThat(before.path("items")).isNotEmpty();
        assertThat(after.path("items")).isNotEqualTo(before.path("items"));
        assertThat(items(after)).doesNotContain("tea-6");
        assertThat(after.path("model").path("name").asText()).isEqualTo("formula");
        assertThat(before.path("request_id").isMissingNode()).isTrue();
        assertThat(
                        Set.of(
                                after.path("items"),
                                cold.path("items"),
                                client.list("event_id", "warm-0:tea-5").path("items"),
                                client.list("event_id", "warm-1:tea-6").path("items")))
                .as("lists of four users")
                .hasSize(4);
    }

    @Test
    void excludedDislikedAndWithdrawnItemsAreNotShown() throws Exception {
        long now = System.currentTimeMillis();
        for (int user = 0; user < 4; user++) {
            for (int item = 0; item < 6; item++) {
                view("fan-" + user, "cup-" + item, now - 50_000 + 10L * item + user);
            }
        }
        client.list("event_id", "fan-3:cup-5");
        client.event("no", "fan-0", "cup-1", "dislike", now);
        client.list("event_id", "no");
        client.send("items", "cup-2", (String) null);
        Set<String> shown = Set.of("cup-2");
        for (int i = 0; shown.contains("cup-2"); i++) {
            assertThat(i).as("requests until the withdrawal is known").isLessThan(200);
            client.send(
                    "recommendation-requests",
                    "fan-0",
                    "{'request_id':'ask-"
                            + i
                            + "','user_id':'fan-0','exclude':['cup-3'],'limit':100}");
            shown = items(client.list("request_id", "ask-" + i));
            assertThat(shown).doesNotContain("cup-1", "cup-3").isNotEmpty();
        }
    }

    private static void view(String user, String item, long time) throws Exception {
        client.event(user + ":" + item, user, item, "view", time);
    }

    private static Set<String> items(JsonNode list) {
        Set<String> items = new HashSet<>();
        list.path("items").forEach(item -> items.add(item.path("item_id").asText()));
        return items;
    }
}
