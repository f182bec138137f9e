package io.headwater.configuration;

import java.io.Serializable;
import java.util.Map;

/**
 * Where the topics are and how they are read and written.
 *
 * @param delivery at-least-once or exactly-once
 * @param startFrom where a job without state begins: earliest, latest or committed
 * @param properties handed to every Kafka client as they are, security included
 */
public record KafkaConfiguration(
        String bootstrapServers,
        String groupId,
        Topics topics,
        boolean createTopics,
        int partitions,
        int replicationFactor,
        String startFrom,
        String delivery,
        String transactionalIdPrefix,
        int maxRejectedBytes,
        Map<String, String> properties)
        implements Serializable {

    /** Topic names; an empty name for items, requests or features leaves that end out. */
    public record Topics(
            String events,
            String items,
            String requests,
            String recommendations,
            String rejected,
            String outcomes,
            String features)
            implements Serializable {

        public static Topics defaults() {
            return new Topics(
                    "events",
                    "items",
                    "recommendation-requests",
                    "recommendations",
                    "events-rejected",
                    "recommendation-outcomes",
                    "");
        }
    }

    public static KafkaConfiguration defaults() {
        return new KafkaConfiguration(
                "localhost:9092",
                "headwater",
                Topics.defaults(),
                true,
                2,
                1,
                "earliest",
                "at-least-once",
                "headwater",
                2 << 20,
                Map.of());
    }
}
