package io.headwater.configuration;

import java.util.List;

/** Reads where the topics are and how they are read and written. */
final class KafkaSettings {

    private KafkaSettings() {}

    static KafkaConfiguration read(Settings s) {
        KafkaConfiguration d = KafkaConfiguration.defaults();
        KafkaConfiguration.Topics t = d.topics();
        String optional = "a topic; empty to leave this input out";
        String demanded = "a topic; empty to write none";
        return new KafkaConfiguration(
                s.required("kafka.bootstrap-servers", d.bootstrapServers(), "brokers, host:port"),
                s.required("kafka.group-id", d.groupId(), "consumer group of the job"),
                new KafkaConfiguration.Topics(
                        s.required("kafka.topics.events", t.events(), "what users do"),
                        s.text("kafka.topics.items", t.items(), optional, "facts of items"),
                        s.text("kafka.topics.requests", t.requests(), optional, "asked lists"),
                        s.required(
                                "kafka.topics.recommendations", t.recommendations(), "the lists"),
                        s.required("kafka.topics.rejected", t.rejected(), "refused records"),
                        s.required("kafka.topics.outcomes", t.outcomes(), "what came of lists"),
                        s.text(
                                "kafka.topics.features",
                                t.features(),
                                demanded,
                                "what lists were ranked by, some 100 kB each"),
                        s.text(
                                "kafka.topics.proposals",
                                t.proposals(),
                                demanded,
                                "challengers whose users fared better")),
                s.flag("kafka.create-topics", d.createTopics(), "create missing topics at start"),
                s.number("kafka.partitions", d.partitions(), 1, 10_000, "of a created topic"),
                s.number("kafka.replication-factor", d.replicationFactor(), 1, 10, "likewise"),
                s.oneOf(
                        "kafka.start-from",
                        d.startFrom(),
                        List.of("earliest", "latest", "committed"),
                        "where a job without state begins"),
                s.oneOf(
                        "kafka.delivery",
                        d.delivery(),
                        List.of("at-least-once", "exactly-once"),
                        "exactly-once shows lists at the checkpoint"),
                s.required(
                        "kafka.transactional-id-prefix",
                        d.transactionalIdPrefix(),
                        "unique per job on a broker, for exactly-once"),
                s.number(
                        "kafka.max-rejected-bytes",
                        d.maxRejectedBytes(),
                        16_384,
                        100 << 20,
                        "size of a record on the rejected topic; a larger original is cut"),
                s.below("kafka.properties", "any", "handed to every Kafka client, security too"));
    }
}
