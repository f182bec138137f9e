package io.headwater.dataflow;

import io.headwater.configuration.KafkaConfiguration;
import io.headwater.event.Origin;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/** Topics as records with their place in the log, not yet decoded. */
public final class KafkaSources {
    private final StreamExecutionEnvironment environment;
    private final KafkaConfiguration kafka;
    private final Map<String, Map<TopicPartition, Long>> ends = new HashMap<>();

    public KafkaSources(StreamExecutionEnvironment environment, KafkaConfiguration kafka) {
        this.environment = environment;
        this.kafka = kafka;
    }

    /**
     * Reads a topic and what will come.
     *
     * @param uid uid of the source; a contract
     */
    public DataStream<Origin> read(String topic, String uid, String name) {
        KafkaSource<Origin> source =
                builder(
                                topic,
                                Map.of(
                                        "group.id",
                                        kafka.groupId(),
                                        "fetch.max.wait.ms",
                                        "20",
                                        "partition.discovery.interval.ms",
                                        "30000"))
                        .setStartingOffsets(startingOffsets())
                        .build();
        return environment.fromSource(source, WatermarkStrategy.noWatermarks(), name).uid(uid);
    }

    /**
     * Reads what a topic holds now; the same however often it is read through this object.
     *
     * @throws IllegalArgumentException when the topic cannot be asked for, with the reason
     */
    public DataStream<Origin> readToNow(String topic, String uid, String name) {
        KafkaSource<Origin> source =
                builder(topic, Map.of())
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(
                                OffsetsInitializer.offsets(
                                        ends.computeIfAbsent(
                                                topic, absent -> TopicEnds.of(absent, kafka))))
                        .build();
        return environment.fromSource(source, WatermarkStrategy.noWatermarks(), name).uid(uid);
    }

    private KafkaSourceBuilder<Origin> builder(String topic, Map<String, String> usual) {
        return KafkaSource.<Origin>builder()
                .setProperties(kafka.client(usual))
                .setTopics(topic)
                .setDeserializer(new OriginReader());
    }

    @SuppressWarnings("deprecation") // the connector's own face still names the old type
    private OffsetsInitializer startingOffsets() {
        return switch (kafka.startFrom()) {
            case "earliest" -> OffsetsInitializer.earliest();
            case "latest" -> OffsetsInitializer.latest();
            case "committed" -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            default ->
                    throw new IllegalArgumentException(
                            "kafka.start-from must be earliest, latest or committed, was "
                                    + kafka.startFrom());
        };
    }

    private static final class OriginReader implements KafkaRecordDeserializationSchema<Origin> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<Origin> out) {
            out.collect(
                    new Origin(
                            read.topic(),
                            read.partition(),
                            read.offset(),
                            read.timestamp(),
                            read.key(),
                            read.value()));
        }

        @Override
        public TypeInformation<Origin> getProducedType() {
            return StreamTypes.ORIGIN;
        }
    }
}
