package io.headwater.configuration;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;

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

    /** Topic names; an empty name for items, requests, features or proposals leaves that end out. */
    public record Topics(
            String events,
            String items,
            String requests,
            String recommendations,
            String rejected,
            String outcomes,
            String features,
            String proposals)
            implements Serializable {

        public static Topics defaults() {
            return new Topics(
                    "events",
                    "items",
                    "recommendation-requests",
                    "recommendations",
                    "events-rejected",
                    "recommendation-outcomes",
                    "",
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

    /**
     * What a client of the brokers is made with: where they are, and what every client is given.
     *
     * @param usual what this client is given besides, unless it is configured otherwise
     */
    public Properties client(Map<String, String> usual) {
        Properties client = new Properties();
        client.putAll(usual);
        client.putAll(properties);
        client.setProperty("bootstrap.servers", bootstrapServers);
        return client;
    }
}
