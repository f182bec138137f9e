package io.headwater.dataflow;

import io.headwater.configuration.KafkaConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics as commands read them: from the beginning to where they ended when reading began. */
public final class TopicContents implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String brokers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<PartitionInfo>> topics;

    /** Takes one record. */
    public interface Reader<E extends Exception> {
        void take(ConsumerRecord<byte[], byte[]> record) throws E;
    }

    /**
     * @throws IllegalArgumentException when no broker answers
     */
    public TopicContents(KafkaConfiguration kafka) {
        Properties properties = kafka.client(Map.of("default.api.timeout.ms", "15000"));
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        this.brokers = kafka.bootstrapServers();
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
                            + brokers
                            + ": set kafka.bootstrap-servers, and kafka.properties if it wants a"
                            + " password",
                    e);
        }
    }

    /** How many partitions a topic has, 0 when there is no such topic. */
    public int partitions(String topic) {
        return topics.getOrDefault(topic, List.of()).size();
    }

    /**
     * Hands over every record of a topic that the job writes to.
     *
     * @param setting the key that names the topic
     * @throws IllegalArgumentException when there is no such topic
     */
    public <E extends Exception> void read(String topic, String setting, Reader<E> reader)
            throws E {
        if (partitions(topic) == 0) {
            throw new IllegalArgumentException(
                    "there is no topic "
                            + topic
                            + " at "
                            + brokers
                            + ": set "
                            + setting
                            + " to the one that the job writes to");
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
                    reader.take(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
