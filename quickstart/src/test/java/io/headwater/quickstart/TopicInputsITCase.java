package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.streaming.KafkaTopics;
import io.headwater.training.source.Decoded;
import io.headwater.training.source.Inputs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training reads of topics. */
class TopicInputsITCase {
    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final List<String> EVENTS = List.of("kafka:events");

    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static TopicClient client;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        KafkaTopics.create(
                ConfigurationReader.read(
                                "", List.of("kafka.bootstrap-servers=" + broker.bootstrapServers()))
                        .kafka());
        client = new TopicClient(broker.bootstrapServers(), List.of());
    }

    @AfterAll
    static void stop() {
        client.close();
        broker.close();
    }

    @Test
    void topicsAreReadUpToWhereTheyEndedWhenFirstAskedHoweverOften() throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        Inputs inputs = inputs(environment, broker.bootstrapServers());
        for (int i = 0; i < 40; i++) {
            client.event("e" + i, "u" + i % 7, "mug", "view", NOW + i);
        }
        client.send("events", "u1", "{'event_id':'broken'}");
        client.send("items", "mug", "{'item_id':'mug','category':'cups'}");
        client.send("items", "jug", (byte[]) null).get();

        assertThat(read(events(inputs).values())).extracting(Event::eventId).hasSize(40);
        for (int i = 40; i < 50; i++) {
            client.event("e" + i, "u" + i % 7, "mug", "view", NOW + i);
        }

        assertThat(read(events(inputs).values()))
                .extracting(Event::eventId)
                .hasSize(40)
                .contains("e0", "e39");
        assertThat(read(events(inputs).rejections()))
                .singleElement()
                .satisfies(one -> assertThat(one.origin().topic()).isEqualTo("events"));
        assertThat(read(inputs.items(List.of("kafka:items"), Instant.MAX).values()))
                .extracting(CatalogueRecord::itemId, CatalogueRecord::available)
                .containsExactlyInAnyOrder(tuple("mug", true), tuple("jug", false));
    }

    @Test
    void aTopicThatIsNotThereAndABrokerThatDoesNotAnswerAreNamed() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1);
        assertThatThrownBy(
                        () ->
                                inputs(environment, broker.bootstrapServers())
                                        .items(List.of("kafka:lost"), Instant.MAX))
                .hasMessageContaining("topic lost at " + broker.bootstrapServers())
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> events(inputs(environment, "127.0.0.1:1")))
                .hasMessageContaining("topic events at 127.0.0.1:1 cannot be read");
    }

    private static Inputs inputs(StreamExecutionEnvironment environment, String brokers) {
        return new Inputs(
                environment,
                ConfigurationReader.read(
                        "",
                        List.of(
                                "kafka.bootstrap-servers=" + brokers,
                                "kafka.properties.default.api.timeout.ms=3000",
                                "kafka.properties.request.timeout.ms=2000")));
    }

    private static Decoded<Event> events(Inputs inputs) {
        return inputs.events(EVENTS, null, null, Instant.MIN, Instant.MAX);
    }

    private static <T> List<T> read(DataStream<T> values) throws Exception {
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> read = values.executeAndCollect()) {
            read.forEachRemaining(all::add);
        }
        return all;
    }
}
