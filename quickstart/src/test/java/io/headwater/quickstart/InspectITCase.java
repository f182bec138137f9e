package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.profile.UserFeatures;
import io.headwater.quickstart.inspect.Inspect;
import io.headwater.streaming.KafkaTopics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./inspect prints of savepoints, and with it: what a job knows after it was resumed with more and with fewer slots. */
class InspectITCase {
    private static final int EVENTS = 1500;
    private static final RandomLog LOG = new RandomLog(7, EVENTS);

    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static String steady;
    private static String moved;

    @BeforeAll
    static void run() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        steady = savepoint("steady", 1);
        moved = savepoint("moved", 1, 2, 1);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aJobThatWasMovedToTwoSlotsAndBackKnowsTheSameOfEveryUser() throws Exception {
        List<String> words = new ArrayList<>(List.of("--json"));
        for (int user = 0; user < 60; user++) {
            words.addAll(List.of("--user", "u" + user));
        }

        JsonNode before = new JsonMapper().readTree(inspect(steady, words));
        JsonNode after = new JsonMapper().readTree(inspect(moved, words));

        assertThat(after.path("users")).hasSize(60).isEqualTo(before.path("users"));
        JsonNode user = after.path("users").path(0);
        assertThat(user.path("features")).hasSize(UserFeatures.FEATURES.size());
        assertThat(user.path("own_items").size()).isGreaterThan(5);
        assertThat(user.path("last_events").path(0).path("item_id"))
                .isEqualTo(user.path("own_items").path(0).path("item_id"));
    }

    @Test
    void tablesShowTheUsersFeaturesAndItemsAndTheItemsNeighbours() {
        String said = inspect(moved, List.of("--user", "u3", "--item", "i10"));

        assertThat(said).contains("User u3, newest event 2026-01-01T");
        UserFeatures.FEATURES.forEach(feature -> assertThat(said).contains("  " + feature));
        assertThat(said).containsPattern("own item +events +groups");
        assertThat(said).contains("Item i10, newest event or record 2026-01-01T");
        assertThat(said).containsPattern("popularity 28d +\\d");
        assertThat(said)
                .containsPattern("neighbour +forward +next +co-visit +cart +purchase\n  i\\d+ ");
    }

    @Test
    void theNewestSavepointOfAFolderIsRead() {
        assertThat(inspect(folder.resolve("moved").toString(), List.of("--user", "u3")))
                .contains("From " + moved);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(inspect(moved, List.of("--user", "nobody")))
                .contains("./inspect: no user nobody is in " + moved);
        assertThat(inspect(moved, List.of("--item", "nothing")))
                .contains("./inspect: no item nothing is in " + moved);
        assertThat(inspect(folder.resolve("absent").toString(), List.of("--item", "i10")))
                .contains("./inspect: ")
                .contains("absent");
        assertThat(inspect(folder.resolve("kafka").toString(), List.of("--item", "i10")))
                .contains("./inspect: no savepoint or checkpoint");
        assertThat(inspect(moved, List.of())).contains("--user").contains("--item");
    }

    private static String inspect(String savepoint, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--savepoint", savepoint));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        Inspect.commandLine().setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
        return said.toString();
    }

    /** Sends the log in as many parts as there are numbers, each to a job with that many slots that knows what the one before knew. */
    private static String savepoint(String name, int... slots) throws Exception {
        HeadwaterConfiguration configuration = configuration(name);
        KafkaTopics.create(configuration.kafka());
        String savepoint = null;
        try (TopicClient client =
                new TopicClient(broker.bootstrapServers(), List.of(name + "-lists"))) {
            for (int i = 0; i < slots.length; i++) {
                int until = EVENTS * (i + 1) / slots.length;
                Path place = folder.resolve(name).resolve(String.valueOf(i));
                try (CrashingCluster cluster =
                        CrashingCluster.start(configuration, slots[i], place, savepoint)) {
                    LOG.send(client, name + "-events", EVENTS * i / slots.length, until);
                    client.pollUntil(
                            until + " lists made", () -> client.messages().size() >= until);
                    savepoint = cluster.stop(place.resolve("savepoint"));
                }
            }
            client.pollToEnd();
            assertThat(client.messages()).as("lists, none made twice").hasSize(EVENTS);
        }
        return Path.of(URI.create(savepoint)).toString();
    }

    private static HeadwaterConfiguration configuration(String name) {
        return ConfigurationReader.read(
                "",
                List.of(
                        "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "kafka.topics.events=" + name + "-events",
                        "kafka.topics.items=",
                        "kafka.topics.requests=",
                        "kafka.topics.recommendations=" + name + "-lists",
                        "kafka.topics.rejected=" + name + "-rejected",
                        "kafka.topics.outcomes=" + name + "-outcomes",
                        "state.hot-keys=20"));
    }
}
