package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.streaming.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The streaming job between a real broker's topics. */
class DemoITCase {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static JobCluster cluster;
    private static KafkaProducer<byte[], byte[]> producer;
    private static final Map<String, List<ConsumerRecord<byte[], byte[]>>> READ = new HashMap<>();
    private static KafkaConsumer<byte[], byte[]> consumer;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        HeadwaterConfiguration configuration =
                ConfigurationReader.read(
                        "",
                        List.of(
                                "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                                "trending.step=1 ms"));
        KafkaTopics.create(configuration.kafka());
        cluster = JobCluster.start(configuration, Path.of("../conf"), 0, 2, folder);
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());
        properties.setProperty("max.request.size", String.valueOf(4 << 20));
        producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic :
                List.of("recommendations", "events-rejected", "recommendation-outcomes")) {
            READ.put(topic, new ArrayList<>());
            partitions.add(new TopicPartition(topic, 0));
            partitions.add(new TopicPartition(topic, 1));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @AfterAll
    static void stop() throws Exception {
        consumer.close();
        producer.close();
        cluster.close();
        broker.close();
    }

    @Test
    void listsChangeWithEachEventAndAColdUserGetsTrending() throws Exception {
        long now = System.currentTimeMillis();
        for (int user = 0; user < 5; user++) {
            for (int item = 0; item < 6; item++) {
                event("warm-" + user, "tea-" + (user + item) % 7, now - 60_000 + 10L * item + user);
            }
        }
        JsonNode before = list("event_id", "warm-4:tea-2");
        send("recommendation-requests", "cold", "{'request_id':'r1','user_id':'cold','limit':3}");
        JsonNode cold = list("request_id", "r1");
        event("warm-4", "tea-6", now);
        JsonNode after = list("event_id", "warm-4:tea-6");

        assertThat(cold.path("items")).hasSize(3);
        for (JsonNode item : cold.path("items")) {
            assertThat(item.path("reason").asText()).matches("trending.*|new");
        }
        assertThat(before.path("items")).isNotEmpty();
        assertThat(after.path("items")).isNotEqualTo(before.path("items"));
        assertThat(items(after)).doesNotContain("tea-6");
        assertThat(after.path("model").path("name").asText()).isEqualTo("formula");
        assertThat(before.path("request_id").isMissingNode()).isTrue();
    }

    @Test
    void excludedDislikedAndWithdrawnItemsAreNotShown() throws Exception {
        long now = System.currentTimeMillis();
        for (int user = 0; user < 4; user++) {
            for (int item = 0; item < 6; item++) {
                event("fan-" + user, "cup-" + item, now - 50_000 + 10L * item + user);
            }
        }
        list("event_id", "fan-3:cup-5");
        send(
                "events",
                "fan-0",
                "{'event_id':'no','user_id':'fan-0','item_id':'cup-1','type':'dislike','timestamp':"
                        + now
                        + "}");
        list("event_id", "no");
        send("items", "cup-2", null);
        Set<String> shown = Set.of("cup-2");
        for (int i = 0; shown.contains("cup-2"); i++) {
            assertThat(i).as("requests until the withdrawal is known").isLessThan(200);
            send(
                    "recommendation-requests",
                    "fan-0",
                    "{'request_id':'ask-"
                            + i
                            + "','user_id':'fan-0','exclude':['cup-3'],'limit':100}");
            shown = items(list("request_id", "ask-" + i));
            assertThat(shown).doesNotContain("cup-1", "cup-3").isNotEmpty();
        }
    }

    @Test
    void poisonIsRefusedWithReasonPlaceAndBytesAndTheJobStaysUp() throws Exception {
        String good =
                "{'event_id':'p','user_id':'p','item_id':'p','type':'view','timestamp':"
                        + System.currentTimeMillis()
                        + "}";
        Map<String, String> poison = new HashMap<>();
        poison.put("not_json", "nonsense " + "x".repeat(900_000));
        poison.put("not_an_object", "[1,2]");
        poison.put("missing_field", good.replace("'item_id':'p',", ""));
        poison.put("wrong_type", good.replace("'user_id':'p'", "'user_id':[]"));
        poison.put("blank_id", good.replace("'item_id':'p'", "'item_id':''"));
        poison.put(
                "id_too_long",
                good.replace("'item_id':'p'", "'item_id':'" + "y".repeat(300) + "'"));
        poison.put("unknown_event_type", good.replace("view", "stare"));
        poison.put("bad_price", good.replace("}", ",'item':{'price':-1}}"));
        poison.put("too_old", good.replaceAll("\\d{13}", "86400000"));
        poison.put("future", good.replaceAll("\\d{13}", "4102444800000"));
        poison.put("null_value", null);
        for (String value : poison.values()) {
            send("events", "p", value);
        }
        Map<String, byte[]> refused = new HashMap<>();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!refused.keySet().containsAll(poison.keySet())) {
            assertThat(System.nanoTime())
                    .as("refused so far: %s", refused.keySet())
                    .isLessThan(deadline);
            poll();
            for (ConsumerRecord<byte[], byte[]> record : READ.get("events-rejected")) {
                JsonNode json = JSON.readTree(record.value());
                assertThat(json.path("offset").isNumber()).isTrue();
                assertThat(json.path("topic").asText()).isEqualTo("events");
                refused.put(json.path("reason").asText(), json.path("original").binaryValue());
            }
        }
        poison.forEach(
                (reason, value) ->
                        assertThat(refused.get(reason))
                                .as(reason)
                                .isEqualTo(value == null ? null : bytes(value)));
        event("p", "after", System.currentTimeMillis());
        assertThat(list("event_id", "p:after").path("user_id").asText()).isEqualTo("p");
        assertThat(cluster.failure()).isNull();
    }

    private static void event(String user, String item, long time) {
        send(
                "events",
                user,
                "{'event_id':'"
                        + user
                        + ":"
                        + item
                        + "','user_id':'"
                        + user
                        + "','item_id':'"
                        + item
                        + "','type':'view','timestamp':"
                        + time
                        + "}");
    }

    private static void send(String topic, String key, String value) {
        var unused = producer.send(new ProducerRecord<>(topic, bytes(key), bytes(value)));
        producer.flush();
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode list(String field, String id) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : READ.get("recommendations")) {
                JsonNode json = JSON.readTree(record.value());
                if (json.path(field).asText().equals(id)) {
                    return json;
                }
            }
            poll();
        }
        throw new AssertionError("no list with " + field + " " + id + " within 60 s");
    }

    private static void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            READ.get(record.topic()).add(record);
        }
    }

    private static Set<String> items(JsonNode list) {
        Set<String> items = new HashSet<>();
        list.path("items").forEach(item -> items.add(item.path("item_id").asText()));
        return items;
    }
}
