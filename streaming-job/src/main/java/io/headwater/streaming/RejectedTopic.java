package io.headwater.streaming;

import io.headwater.configuration.KafkaConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of refused records, read from its beginning to where it ended when reading began. */
final class RejectedTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConfiguration kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<PartitionInfo>> topics;

    RejectedTopic(KafkaConfiguration kafka) {
        this.kafka = kafka;
        Properties properties = kafka.client(Map.of("default.api.timeout.ms", "15000"));
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        this.consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topics = topics();
    }

    private Map<String, List<PartitionInfo>> topics() {
        try {
            return consumer.listTopics();
        } catch (TimeoutException e) {
            consumer.close();
            throw new IllegalArgumentException(
                    "no broker answers at "
                            + kafka.bootstrapServers()
                            + ": set kafka.bootstrap-servers, and kafka.properties if it wants a"
                            + " password",
                    e);
        }
    }

    /** How many partitions a topic has, 0 when there is no such topic. */
    int partitions(String topic) {
        return topics.getOrDefault(topic, List.of()).size();
    }

    /** Hands over every record that lies there now. */
    void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        String topic = kafka.topics().rejected();
        if (partitions(topic) == 0) {
            throw new IllegalArgumentException(
                    "there is no topic "
                            + topic
                            + " at "
                            + kafka.bootstrapServers()
                            + ": set kafka.topics.rejected to the one that the job writes to");
        }
        List<TopicPartition> parts =
                topics.get(topic).stream()
                        .map(part -> new TopicPartition(topic, part.partition()))
                        .toList();
        consumer.assign(parts);
        consumer.seekToBeginning(parts);
        Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
        while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
                    reader.accept(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
