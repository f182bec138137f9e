package io.headwater.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the job's topics as a shop does, and reads what comes back, from the beginning and committed only. */
final class TopicClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Message> messages = new ArrayList<>();

    /** A record of an output topic. */
    record Message(String topic, JsonNode json) {}

    /**
     * @param outputs topics to be read, which must be there
     */
    TopicClient(String bootstrapServers, List<String> outputs) {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "max.request.size",
                        4 << 20);
        producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : outputs) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Sends JSON, in which an apostrophe stands for a quote.
     *
     * @return where the record lies
     */
    RecordMetadata send(String topic, String key, String json) throws Exception {
        return send(topic, key, bytes(json)).get();
    }

    Future<RecordMetadata> send(String topic, String key, byte[] value) {
        return producer.send(
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** JSON in which an apostrophe stands for a quote; null stays null. */
    static byte[] bytes(String json) {
        return json == null ? null : json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    void event(String id, String user, String item, String type, long timeMillis) throws Exception {
        send(
                "events",
                user,
                "{'event_id':'%s','user_id':'%s','item_id':'%s','type':'%s','timestamp':%d}"
                        .formatted(id, user, item, type, timeMillis));
    }

    void request(String id, String user) throws Exception {
        send(
                "recommendation-requests",
                user,
                "{'request_id':'%s','user_id':'%s'}".formatted(id, user));
    }

    /** The list with that event or request id. */
    JsonNode list(String field, String id) throws Exception {
        return await(
                "recommendations with " + field + " " + id,
                message ->
                        message.topic.equals("recommendations")
                                && message.json.path(field).asText().equals(id));
    }

    /** The first record that answers the description, waiting for it. */
    JsonNode await(String what, Predicate<Message> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        while (System.nanoTime() < deadline) {
            for (; seen < messages.size(); seen++) {
                if (wanted.test(messages.get(seen))) {
                    return messages.get(seen).json;
                }
            }
            poll();
        }
        throw new AssertionError("no " + what + " within " + PATIENCE);
    }

    /** Reads on until the condition holds. */
    void pollUntil(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not " + what + " within " + PATIENCE);
            }
            poll();
        }
    }

    /** Everything read so far. */
    List<Message> messages() {
        return messages;
    }

    void poll() throws Exception {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            messages.add(new Message(record.topic(), JSON.readTree(record.value())));
        }
    }

    /** Reads what is committed now. */
    void pollToEnd() throws Exception {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        pollUntil(
                "at the end",
                () ->
                        ends.entrySet().stream()
                                .allMatch(
                                        end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
