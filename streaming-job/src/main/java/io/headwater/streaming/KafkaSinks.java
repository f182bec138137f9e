package io.headwater.streaming;

import io.headwater.configuration.KafkaConfiguration;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The job's outputs; delivery is at-least-once with deterministic ids, or exactly-once at the checkpoint. */
final class KafkaSinks {
    /** Longer than a checkpoint interval with a restart, and what brokers allow by default. */
    private static final String TRANSACTION_TIMEOUT_MILLIS = "900000";

    private final KafkaConfiguration kafka;

    KafkaSinks(KafkaConfiguration kafka) {
        this.kafka = kafka;
    }

    /** A function that travels to where it runs. */
    interface Field<T, R> extends Function<T, R>, Serializable {}

    /**
     * Writes a stream to a topic; a record's time is that of its writing, as brokers refuse times that lie ahead.
     *
     * @param uid uid of the sink; a contract
     * @param key the record's key, null for none
     */
    <T> void write(
            DataStream<T> values,
            String topic,
            String uid,
            String name,
            Field<T, String> key,
            Field<T, byte[]> value) {
        KafkaRecordSerializationSchema<T> schema =
                (element, context, timestamp) -> {
                    String text = key.apply(element);
                    return new ProducerRecord<>(
                            topic,
                            text == null ? null : text.getBytes(StandardCharsets.UTF_8),
                            value.apply(element));
                };
        boolean exactly = kafka.delivery().equals("exactly-once");
        values.sinkTo(
                        KafkaSink.<T>builder()
                                .setRecordSerializer(schema)
                                .setDeliveryGuarantee(
                                        exactly
                                                ? DeliveryGuarantee.EXACTLY_ONCE
                                                : DeliveryGuarantee.AT_LEAST_ONCE)
                                .setTransactionalIdPrefix(
                                        kafka.transactionalIdPrefix() + "-" + topic)
                                .setKafkaProducerConfig(properties())
                                .build())
                .uid(uid)
                .name(name);
    }

    private Properties properties() {
        return kafka.client(
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        "0",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        String.valueOf(kafka.maxRejectedBytes() + 4096),
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_TIMEOUT_MILLIS));
    }
}
