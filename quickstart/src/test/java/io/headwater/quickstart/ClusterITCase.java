package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both jobs on a stand-alone cluster: processes, script, command line and jars are those of a user. */
class ClusterITCase {
    private static final List<String> OUTPUTS = List.of("recommendations", "events-rejected");

    private static LocalCluster cluster;

    private final long now = System.currentTimeMillis();

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.start("cluster");
        assertThat(cluster.processes()).hasSize(5);
    }

    @AfterAll
    static void stop() throws Exception {
        List<ProcessHandle> processes = cluster.processes();
        cluster.close();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(cluster.folder().resolve("work")).isEmptyDirectory();
    }

    @Test
    void theJobIsStoppedWithASavepointAndResumesWithWhatItKnew() throws Exception {
        String first = cluster.submit("", "");
        try (TopicClient shop = new TopicClient(cluster.bootstrapServers(), OUTPUTS)) {
            listsAreMade(shop);
            Path savepoint = stop(first);
            assertThat(cluster.status()).contains(first + " headwater FINISHED");
            String second = cluster.submit("-p 1 -s " + savepoint, "");
            nothingIsForgotten(shop);
            assertThat(cluster.status()).contains(second + " headwater RUNNING");
            cluster.flink("cancel " + second);
        }
    }

    @Test
    void aModelThatTheClusterTrainedRanksInTheRunningStreamAndAfterACrash() throws Exception {
        new WholeLoop(cluster).run();
    }

    private void listsAreMade(TopicClient shop) throws Exception {
        for (int user = 0; user < 5; user++) {
            for (int item = 0; item < 4; item++) {
                shop.event(id(user, item), user(user), "tea-" + (user + item), "view", time(item));
            }
        }
        for (int user = 0; user < 5; user++) {
            assertThat(items(shop.list("event_id", id(user, 3)))).contains("tea-" + user);
        }
    }

    private static Path stop(String job) throws Exception {
        String said =
                cluster.flink(
                        "stop --savepointPath %s %s"
                                .formatted(cluster.folder().resolve("savepoints"), job));
        return Path.of(URI.create(LocalCluster.find("Savepoint completed. Path: (\\S+)", said)));
    }

    private void nothingIsForgotten(TopicClient shop) throws Exception {
        shop.event(id(0, 3), user(0), "tea-3", "view", time(3));
        shop.event("new", user(0), "cup", "view", time(4));
        JsonNode next = shop.list("event_id", "new");
        assertThat(items(next)).contains("tea-0", "tea-1", "tea-2", "tea-3", "tea-4");
        assertThat(shop.messages())
                .filteredOn(message -> message.json().path("event_id").asText().equals(id(0, 3)))
                .as("lists after an event and its repetition")
                .hasSize(1);

        shop.request("who", "stranger");
        JsonNode cold = shop.list("request_id", "who");
        assertThat(items(cold)).contains("tea-3", "tea-4");
        for (JsonNode item : cold.path("items")) {
            assertThat(item.path("reason").asText()).matches("trending.*|new");
        }
        assertThat(shop.messages()).noneMatch(message -> message.topic().equals("events-rejected"));
    }

    private static String user(int user) {
        return "user-" + user;
    }

    private static String id(int user, int item) {
        return user(user) + ":" + item;
    }

    private long time(int step) {
        return now - 600_000 + 120_000L * step;
    }

    private static List<String> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.path("item_id").asText())
                .toList();
    }
}
