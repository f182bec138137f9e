package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.streaming.KafkaTopics;
import io.headwater.streaming.ReplayRejected;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRejectedITCase {
    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static TopicClient client;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        KafkaTopics.create(configuration().kafka());
        client =
                new TopicClient(
                        broker.bootstrapServers(), List.of("recommendations", "events-rejected"));
    }

    @AfterAll
    static void stop() {
        client.close();
        broker.close();
    }

    @Test
    void aRecordOfAnUnknownTypeIsAcceptedAfterTheConfigurationMapsItAndItIsReplayed()
            throws Exception {
        long now = System.currentTimeMillis();
        try (JobCluster before = start("before", configuration())) {
            client.event("e1", "ann", "mug", "stare", now);
            client.event("e2", "ann", "mug", "view", 5);
            refusal("unknown_event_type");
            refusal("too_old");
            assertThat(before.failure()).isNull();
        }
        client.send("events-rejected", "", "{'reason':'of another program'}");
        HeadwaterConfiguration fixed =
                configuration("kafka.start-from=latest", "intake.types.stare=view");
        try (JobCluster after = start("after", fixed)) {
            awaitReading();

            String tried = replay("--dry-run");
            String said = replay("--reason", "unknown_event_type");

            assertThat(tried)
                    .contains("Would be sent: 2 {too_old=1, unknown_event_type=1}")
                    .contains("Left out: 1 {not written by the job=1}");
            assertThat(said).contains("Sent: 1 {unknown_event_type=1}");
            JsonNode list = client.list("event_id", "e1");
            assertThat(list.path("user_id").asText()).isEqualTo("ann");
            assertThat(list.path("event_time").asLong()).isEqualTo(now);
            assertThat(after.failure()).isNull();
        }
    }

    @Test
    void aTopicThatIsNotThereAndABrokerThatDoesNotAnswerAreNamed() {
        assertThat(replay("--set", "kafka.topics.rejected=lost"))
                .contains("there is no topic lost at " + broker.bootstrapServers());
        assertThat(replay("--since", "yesterday")).contains("--since").contains("yesterday");
        assertThat(replay("--reason", "bad_luck")).contains("--reason").contains("bad_luck");
        assertThat(
                        replay(
                                "--set",
                                "kafka.bootstrap-servers=127.0.0.1:1",
                                "--set",
                                "kafka.properties.default.api.timeout.ms=1500"))
                .contains("no broker answers at 127.0.0.1:1");
    }

    private static void refusal(String reason) throws Exception {
        client.await(
                "refusal " + reason,
                message ->
                        message.topic().equals("events-rejected")
                                && message.json().path("reason").asText().equals(reason));
    }

    /** A job that starts at the end of the topics answers once it has found that end. */
    private static void awaitReading() throws Exception {
        boolean answered = false;
        for (int i = 0; !answered; i++) {
            assertThat(i).as("requests until the job answers one").isLessThan(600);
            client.request("ready-" + i, "nobody");
            client.poll();
            answered =
                    client.messages().stream()
                            .anyMatch(
                                    message ->
                                            message.json()
                                                    .path("request_id")
                                                    .asText()
                                                    .startsWith("ready-"));
        }
    }

    private static String replay(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(0, List.of("--set", "kafka.bootstrap-servers=" + broker.bootstrapServers()));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        ReplayRejected.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute(words.toArray(String[]::new));
        return said.toString();
    }

    private static JobCluster start(String name, HeadwaterConfiguration configuration)
            throws Exception {
        return JobCluster.start(configuration, Path.of("../conf"), 0, 2, folder.resolve(name));
    }

    private static HeadwaterConfiguration configuration(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("kafka.bootstrap-servers=" + broker.bootstrapServers());
        return ConfigurationReader.read("", all);
    }
}
