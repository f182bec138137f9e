package io.headwater.dataflow;

import io.headwater.configuration.KafkaConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where the partitions of a topic end now. */
final class TopicEnds {

    private TopicEnds() {}

    /** The offset after the last record of each partition, records of open transactions left out. */
    static Map<TopicPartition, Long> of(String topic, KafkaConfiguration kafka) {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            return ends(admin, topic);
        } catch (ExecutionException e) {
            throw new IllegalArgumentException(
                    "topic "
                            + topic
                            + " at "
                            + kafka.bootstrapServers()
                            + " cannot be read: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for topic " + topic, e);
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        description
                .partitions()
                .forEach(
                        partition ->
                                wanted.put(
                                        new TopicPartition(topic, partition.partition()),
                                        OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
