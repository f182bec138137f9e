package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.event.EventType;
import io.headwater.recommendation.AnswerJson;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.registry.RegisteredVersion;
import io.headwater.registry.TrackingServer;
import io.headwater.training.outcome.OnlineMetrics;
import io.headwater.training.outcome.Promote;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.registry.MlflowServer;
import io.headwater.training.registry.RunFolder;
import io.headwater.training.registry.RunRecord;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import io.headwater.training.registry.Runs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.tracking.MlflowClient;
import picocli.CommandLine;

/** From a real broker's outcomes to the runs and aliases of a real MLflow server. */
@Timeout(900)
class OutcomesITCase {
    private static final long HOUR = 3_600_000;
    private static final Instant TRAINED = Instant.parse("2026-01-31T08:00:00Z");

    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static MlflowServer server;
    private static MlflowModelRegistry registry;
    private static KafkaProducer<String, byte[]> producer;

    private String topic;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        server = MlflowServer.start(folder.resolve("mlflow"));
        registry = new MlflowModelRegistry(TrackingServer.of(server.uri().toString(), Map.of()));
        producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    @BeforeEach
    void createTopic(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        producer.close();
        registry.close();
        server.close();
        broker.close();
    }

    @Test
    void aChallengerWhoseUsersFareBetterBecomesChampionAndCanBeTakenBack() throws Exception {
        RegisteredVersion first = register("1", true);
        RegisteredVersion second = register("2", false);
        String one = first.version();
        String two = second.version();
        assertThat(registry.champion()).contains(first);

        send(first, second, 0, 20);
        assertThat(execute(Promote.commandLine())).contains("Not enough evidence yet");
        assertThat(registry.champion()).contains(first);

        send(first, second, 20, 800);
        assertThat(execute(Promote.commandLine(), "--dry-run"))
                .contains(
                        "champion " + one + ": 0.2",
                        "challenger " + two + ": 0.6",
                        "Would be promoted: version " + two);
        assertThat(registry.champion()).contains(first);

        assertThat(execute(Promote.commandLine())).contains("version " + two + " is champion");
        assertThat(registry.champion()).contains(second);
        assertThat(execute(Promote.commandLine())).contains("no challenger beside champion " + two);

        assertThat(execute(Promote.commandLine(), "--rollback"))
                .contains("Version " + one + " is champion again");
        assertThat(registry.champion()).contains(first);
        assertThat(execute(Promote.commandLine()))
                .contains("Challenger " + two + " was rolled back");
        assertThat(registry.champion()).contains(first);
    }

    @Test
    void outcomesReachTheRunThatMadeTheVersionOnce() throws Exception {
        RegisteredVersion version = register("3", false);
        String number = version.version();
        outcome("a", number, "champion", 1, 10);
        outcome("b", number, "champion", 0, HOUR - 1);
        outcome("b", number, "champion", 0, HOUR - 1);
        outcome("a", number, "shadow", 4, 10);
        outcome("a", number, "champion", 2, HOUR + 5);
        outcome("c", number, "champion", 3, 2 * HOUR + 5);

        assertThat(execute(OnlineMetrics.commandLine()))
                .contains(
                        "Version " + number + " online: 4 outcomes, 1 new steps",
                        number + " shadow: 1 outcomes");
        assertThat(execute(OnlineMetrics.commandLine())).contains("online: 4 outcomes, 0 new");
        outcome("c", number, "champion", 0, 3 * HOUR + 5);
        assertThat(execute(OnlineMetrics.commandLine())).contains("online: 5 outcomes, 1 new");

        try (MlflowClient mlflow = new MlflowClient(server.uri().toString())) {
            assertThat(mlflow.getMetricHistory(version.runId(), "online/hr_at_20"))
                    .extracting(Metric::getTimestamp, Metric::getStep, Metric::getValue)
                    .containsExactlyInAnyOrder(
                            tuple(TRAINED.toEpochMilli() + HOUR, 0L, 0.5),
                            tuple(TRAINED.toEpochMilli() + 2 * HOUR, 1L, 1.0));
            assertThat(mlflow.getMetricHistory(version.runId(), "shadow/mrr_at_20"))
                    .extracting(Metric::getValue)
                    .containsExactly(0.25);
        }
    }

    private RegisteredVersion register(String key, boolean promote) throws Exception {
        RunRecord run = Runs.bare(key, TRAINED, promote);
        return registry.register(RunFolder.write(folder.resolve("run-" + key), run)).orElseThrow();
    }

    /** One user in five finds what the champion shows, three in five what the challenger shows. */
    private void send(RegisteredVersion champion, RegisteredVersion challenger, int from, int to) {
        for (int user = from; user < to; user++) {
            boolean challenged = user % 2 == 0;
            boolean hit = user / 2 % 5 < (challenged ? 3 : 1);
            outcome(
                    "user-" + user,
                    (challenged ? challenger : champion).version(),
                    challenged ? "challenger" : "champion",
                    hit ? 1 : 0,
                    user * 60_000L);
        }
        outcome("last", champion.version(), "champion", 0, to * 60_000L + 24 * HOUR);
    }

    private void outcome(String user, String version, String variant, int rank, long afterMillis) {
        Outcome outcome =
                new Outcome(
                        "list-" + user + afterMillis,
                        user,
                        "event-" + user + afterMillis,
                        "mug",
                        EventType.VIEW,
                        TRAINED.toEpochMilli() + afterMillis,
                        new ModelVersion(RegisteredModel.RECOMMENDER, version, variant),
                        rank,
                        0,
                        1000);
        var unused = producer.send(new ProducerRecord<>(topic, user, AnswerJson.encode(outcome)));
    }

    private String execute(CommandLine command, String... options) {
        producer.flush();
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--set=kafka.bootstrap-servers=" + broker.bootstrapServers());
        all.add("--set=kafka.topics.outcomes=" + topic);
        all.add("--tracking-uri=" + server.uri());
        assertThat(command.setOut(writer).setErr(writer).execute(all.toArray(String[]::new)))
                .as(said::toString)
                .isZero();
        return said.toString();
    }
}
