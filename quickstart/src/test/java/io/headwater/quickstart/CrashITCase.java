package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.streaming.KafkaTopics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TaskManagers are killed while the job works through a log; what readers see is what an undisturbed job writes. */
class CrashITCase {
    private static final long SEED = 11;
    private static final int EVENTS = 6000;
    private static final int CRASHES = 4;

    private static final RandomLog LOG = new RandomLog(SEED, EVENTS);

    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static Run undisturbed;

    /** What a job wrote, in the order of reading. */
    private record Run(List<JsonNode> lists, List<JsonNode> outcomes) {}

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        undisturbed = run("calm", 1, "at-least-once", 0);
        assertThat(undisturbed.lists).hasSize(EVENTS);
        assertThat(undisturbed.outcomes).hasSizeGreaterThan(EVENTS / 2);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void exactlyOnceInOneSlotGivesTheSameListsAndOutcomesNoneTwice() throws Exception {
        Run run = run("exactly", 1, "exactly-once", CRASHES);

        assertThat(run.lists).as("seed %d", SEED).hasSameSizeAs(undisturbed.lists);
        assertThat(run.outcomes).as("seed %d", SEED).hasSameSizeAs(undisturbed.outcomes);
        assertSameContent(run);
    }

    @Test
    void atLeastOnceInOneSlotRepeatsListsAndOutcomesWithTheSameContent() throws Exception {
        Run run = run("repeated", 1, "at-least-once", CRASHES);

        assertThat(run.lists).as("seed %d", SEED).hasSizeGreaterThan(EVENTS);
        assertSameContent(run);
    }

    @Test
    void exactlyOnceInTwoSlotsGivesEveryListAndOutcomeOnce() throws Exception {
        Run run = run("two", 2, "exactly-once", CRASHES);

        assertThat(ids(run.lists)).as("seed %d", SEED).isEqualTo(ids(undisturbed.lists));
        assertThat(ids(run.outcomes)).as("seed %d", SEED).isEqualTo(ids(undisturbed.outcomes));
        assertThat(run.lists).hasSameSizeAs(undisturbed.lists);
        assertThat(run.outcomes).hasSameSizeAs(undisturbed.outcomes);
    }

    private static void assertSameContent(Run run) {
        assertThat(content(run.lists)).as("seed %d", SEED).isEqualTo(content(undisturbed.lists));
        assertThat(content(run.outcomes))
                .as("seed %d", SEED)
                .isEqualTo(content(undisturbed.outcomes));
    }

    private static Run run(String name, int slots, String delivery, int crashes) throws Exception {
        HeadwaterConfiguration configuration = configuration(name, slots, delivery);
        KafkaTopics.create(configuration.kafka());
        String lists = name + "-lists";
        String outcomes = name + "-outcomes";
        Path place = folder.resolve(name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                TopicClient client =
                        new TopicClient(broker.bootstrapServers(), List.of(lists, outcomes));
                CrashingCluster cluster =
                        CrashingCluster.start(configuration, slots, place, null)) {
            crash(cluster, crashes, client, name, () -> written(admin, lists, slots));
            awaitEveryList(client, lists);
            client.pollUntil("running", () -> cluster.runsAfter(crashes));
            cluster.stop(place.resolve("savepoint"));
            client.pollToEnd();
            return new Run(read(client, lists), read(client, outcomes));
        }
    }

    /** Sends the log in parts; within each part but the first, a random number of lists after it was sent, a TaskManager is killed. */
    private static void crash(
            CrashingCluster cluster,
            int crashes,
            TopicClient client,
            String name,
            Callable<Long> written)
            throws Exception {
        Random random = new Random(SEED);
        int part = EVENTS / (crashes + 1);
        LOG.send(client, name + "-events", 0, part);
        for (int crash = 1; crash <= crashes; crash++) {
            long checkpoints = cluster.completedCheckpoints();
            client.pollUntil(
                    "a checkpoint later", () -> cluster.completedCheckpoints() > checkpoints);
            long next = written.call() + 1 + random.nextInt(part / 2);
            LOG.send(client, name + "-events", crash * part, (crash + 1) * part);
            client.pollUntil(next + " lists further", () -> written.call() >= next);
            cluster.crash(random);
        }
    }

    private static void awaitEveryList(TopicClient client, String topic) throws Exception {
        Set<String> seen = new HashSet<>();
        client.await(
                EVENTS + " lists",
                message ->
                        message.topic().equals(topic)
                                && seen.add(id(message.json()))
                                && seen.size() == EVENTS);
    }

    private static List<JsonNode> read(TopicClient client, String topic) {
        return client.messages().stream()
                .filter(message -> message.topic().equals(topic))
                .map(TopicClient.Message::json)
                .toList();
    }

    private static HeadwaterConfiguration configuration(String name, int slots, String delivery) {
        return ConfigurationReader.read(
                "",
                List.of(
                        "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "kafka.partitions=" + slots,
                        "kafka.delivery=" + delivery,
                        "kafka.transactional-id-prefix=" + name,
                        "kafka.topics.events=" + name + "-events",
                        "kafka.topics.items=",
                        "kafka.topics.requests=",
                        "kafka.topics.recommendations=" + name + "-lists",
                        "kafka.topics.rejected=" + name + "-rejected",
                        "kafka.topics.outcomes=" + name + "-outcomes",
                        "recommend.limit=5",
                        "state.hot-keys=20",
                        "ranking.trending=" + (slots == 1 ? "exact" : "latest")));
    }

    /** Records of a topic, whether they are committed or not. */
    private static long written(Admin admin, String topic, int partitions) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static Map<String, Set<String>> content(List<JsonNode> records) {
        return records.stream()
                .collect(
                        Collectors.groupingBy(
                                CrashITCase::id,
                                Collectors.mapping(
                                        record ->
                                                ((ObjectNode) record)
                                                        .without("generated_at")
                                                        .toString(),
                                        Collectors.toSet())));
    }

    private static Set<String> ids(List<JsonNode> records) {
        return new HashSet<>(records.stream().map(CrashITCase::id).toList());
    }

    private static String id(JsonNode record) {
        return record.path("recommendation_id").asText()
                + " "
                + record.path("event_id").asText()
                + " "
                + record.path("item_id").asText();
    }
}
