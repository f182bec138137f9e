package io.headwater.streaming;

import io.headwater.configuration.KafkaConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are absent; those that exist are left as they are. */
public final class KafkaTopics {

    private KafkaTopics() {}

    /**
     * Creates what is missing.
     *
     * @return the names of the created topics
     */
    public static List<String> create(KafkaConfiguration kafka)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (NewTopic topic : wanted(kafka)) {
                if (!topic.name().isEmpty() && !present.contains(topic.name())) {
                    missing.add(topic);
                }
            }
            create(admin, missing);
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    private static void create(Admin admin, List<NewTopic> topics)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static List<NewTopic> wanted(KafkaConfiguration kafka) {
        KafkaConfiguration.Topics topics = kafka.topics();
        return List.of(
                topic(kafka, topics.events(), Map.of()),
                topic(kafka, topics.items(), Map.of("cleanup.policy", "compact")),
                topic(kafka, topics.requests(), Map.of()),
                topic(kafka, topics.recommendations(), Map.of()),
                topic(
                        kafka,
                        topics.rejected(),
                        Map.of(
                                "max.message.bytes",
                                String.valueOf(kafka.maxRejectedBytes() + 4096))),
                topic(kafka, topics.outcomes(), Map.of()),
                topic(kafka, topics.features(), Map.of()),
                topic(kafka, topics.proposals(), Map.of()));
    }

    private static NewTopic topic(
            KafkaConfiguration kafka, String name, Map<String, String> settings) {
        return new NewTopic(name, kafka.partitions(), (short) kafka.replicationFactor())
                .configs(settings);
    }
}
