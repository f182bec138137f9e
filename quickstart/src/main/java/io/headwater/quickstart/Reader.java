package io.headwater.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.quickstart.view.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what comes back on the topics, in a thread of its own; when that fails, it says so. */
final class Reader implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaConfiguration.Topics topics;
    private final Traffic traffic;
    private final Consumer<Exception> onFailure;
    private final Thread thread = new Thread(this::read, "demo-reader");
    private volatile boolean stopped;

    Reader(KafkaConfiguration kafka, Traffic traffic, Consumer<Exception> onFailure) {
        this.consumer =
                new KafkaConsumer<>(
                        kafka.client(
                                Map.of(
                                        "isolation.level",
                                        "read_committed",
                                        "auto.offset.reset",
                                        "earliest",
                                        "fetch.max.wait.ms",
                                        "20")),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.topics = kafka.topics();
        this.traffic = traffic;
        this.onFailure = onFailure;
    }

    void start() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic :
                List.of(topics.recommendations(), topics.outcomes(), topics.rejected())) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    private void read() {
        try {
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    take(record);
                }
            }
        } catch (IOException | RuntimeException e) {
            onFailure.accept(new IllegalStateException("what came back can't be read", e));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        JsonNode json = JSON.readTree(record.value());
        if (record.topic().equals(topics.recommendations())) {
            traffic.list(json);
        } else if (record.topic().equals(topics.outcomes())) {
            traffic.outcome(json);
        } else {
            traffic.rejection(json);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
        consumer.close();
    }
}
