package io.headwater.training.source;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.IntakeConfiguration;
import io.headwater.dataflow.Decode;
import io.headwater.dataflow.KafkaSources;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.CatalogueDecoder;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.Origin;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads events and catalogue from files, each read whole by one reader, or from topics up to now. */
public final class Inputs {
    private static final String TOPIC = "kafka:";

    private final StreamExecutionEnvironment environment;
    private final IntakeConfiguration rules;
    private final KafkaSources kafka;
    private final long nowMillis = System.currentTimeMillis();

    public Inputs(StreamExecutionEnvironment environment, HeadwaterConfiguration configuration) {
        this.environment = environment;
        this.rules = configuration.intake();
        this.kafka = new KafkaSources(environment, configuration.kafka());
    }

    /** Whether a place is a topic, not a file or a folder. */
    public static boolean isTopic(String place) {
        return place.startsWith(TOPIC);
    }

    /**
     * Reads events of a span of time.
     *
     * @param places files, folders, or topics as `kafka:NAME`
     * @param format name of a log's format, null for the format of the topic or Parquet
     * @param columns of the log, null for each its own name
     */
    public Decoded<Event> events(
            List<String> places, String format, String columns, Instant from, Instant to) {
        IntakeConfiguration intake = rules;
        long fromMillis = millis(from);
        long toMillis = millis(to);
        FileFormat files = format == null ? FileFormat::byName : new LogRows(format, columns);
        SingleOutputStreamOperator<Event> decoded =
                records("events", places, files)
                        .process(
                                new Decode<>(() -> new EventDecoder(intake)::decode),
                                StreamTypes.EVENT)
                        .name("Decode events")
                        .uid("decode-events");
        return new Decoded<>(
                decoded.filter(
                                event ->
                                        event.timestampMillis() >= fromMillis
                                                && event.timestampMillis() < toMillis)
                        .name("Events in time")
                        .uid("events-in-time"),
                decoded.getSideOutput(Decode.REJECTED));
    }

    /** Reads catalogue records from before a time. */
    public Decoded<CatalogueRecord> items(List<String> places, Instant to) {
        IntakeConfiguration intake = rules;
        long toMillis = millis(to);
        SingleOutputStreamOperator<CatalogueRecord> decoded =
                records("items", places, FileFormat::byName)
                        .process(
                                new Decode<>(() -> new CatalogueDecoder(intake)::decode),
                                StreamTypes.CATALOGUE_RECORD)
                        .name("Decode items")
                        .uid("decode-items");
        return new Decoded<>(
                decoded.filter(item -> item.timestampMillis() < toMillis)
                        .name("Items in time")
                        .uid("items-in-time"),
                decoded.getSideOutput(Decode.REJECTED));
    }

    private static long millis(Instant time) {
        if (time.equals(Instant.MIN)) {
            return Long.MIN_VALUE;
        }
        return time.equals(Instant.MAX) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    private DataStream<Origin> records(String name, List<String> places, FileFormat format) {
        DataStream<Origin> records = null;
        Path[] files =
                places.stream()
                        .filter(place -> !isTopic(place))
                        .map(Path::new)
                        .toArray(Path[]::new);
        if (files.length > 0) {
            records = files(name, files, format);
        }
        for (String place : places) {
            if (isTopic(place)) {
                String topic = place.substring(TOPIC.length());
                DataStream<Origin> read =
                        kafka.readToNow(topic, "topic-" + topic, "Topic " + topic);
                records = records == null ? read : records.union(read);
            }
        }
        return records;
    }

    private DataStream<Origin> files(String name, Path[] files, FileFormat format) {
        return environment
                .fromSource(
                        FileSource.forBulkFileFormat(new FileNames(), files).build(),
                        WatermarkStrategy.noWatermarks(),
                        "Files of " + name)
                .uid("files-" + name)
                .process(new ReadFiles(format, nowMillis), StreamTypes.ORIGIN)
                .name("Read " + name)
                .uid("read-" + name);
    }
}
