package io.headwater.training.outcome;

import io.headwater.configuration.KafkaConfiguration;
import io.headwater.recommendation.AnswerJson;
import io.headwater.recommendation.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of outcomes, read from its beginning to where it ended when reading began. */
final class OutcomeTopic {
    private static final Duration POLL = Duration.ofMillis(500);

    /** The same whichever partition was read first. */
    private static final Comparator<Outcome> BY_TIME =
            Comparator.comparingLong(Outcome::eventTimeMillis)
                    .thenComparing(Outcome::recommendationId)
                    .thenComparing(Outcome::eventId);

    private final KafkaConfiguration kafka;

    OutcomeTopic(KafkaConfiguration kafka) {
        this.kafka = kafka;
    }

    /** The outcomes wanted that lie there now, each once, in the order of their times. */
    List<Outcome> read(Predicate<Outcome> wanted) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> parts = partitions(consumer);
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    Outcome outcome = AnswerJson.decodeOutcome(record.value());
                    if (wanted.test(outcome) && seen.add(identity(outcome))) {
                        outcomes.add(outcome);
                    }
                }
            }
        }
        outcomes.sort(BY_TIME);
        return outcomes;
    }

    private static List<String> identity(Outcome outcome) {
        return List.of(outcome.recommendationId(), outcome.eventId(), outcome.model().variant());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        String topic = kafka.topics().outcomes();
        List<PartitionInfo> partitions;
        try {
            partitions = consumer.listTopics().getOrDefault(topic, List.of());
        } catch (TimeoutException e) {
            throw new IllegalArgumentException(
                    "no broker answers at "
                            + kafka.bootstrapServers()
                            + ": set kafka.bootstrap-servers, and kafka.properties if it wants a"
                            + " password",
                    e);
        }
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no topic "
                            + topic
                            + " at "
                            + kafka.bootstrapServers()
                            + ": set kafka.topics.outcomes to the one that the job writes to");
        }
        return partitions.stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
    }

    private Properties properties() {
        Properties properties = kafka.client(Map.of("default.api.timeout.ms", "15000"));
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        return properties;
    }
}
