package io.headwater.training.source;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.dataflow.Decode;
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

/** Reads events and catalogue of a span of time; a file is a split of its own. */
public final class Inputs {
    private final StreamExecutionEnvironment environment;
    private final IntakeConfiguration rules;
    private final long fromMillis;
    private final long toMillis;
    private final long nowMillis;

    public Inputs(
            StreamExecutionEnvironment environment,
            IntakeConfiguration rules,
            Instant from,
            Instant to) {
        this(environment, rules, millis(from), millis(to), System.currentTimeMillis());
    }

    private Inputs(
            StreamExecutionEnvironment environment,
            IntakeConfiguration rules,
            long fromMillis,
            long toMillis,
            long nowMillis) {
        this.environment = environment;
        this.rules = rules;
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
        this.nowMillis = nowMillis;
    }

    private static long millis(Instant time) {
        if (time.equals(Instant.MIN)) {
            return Long.MIN_VALUE;
        }
        return time.equals(Instant.MAX) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    /** The same inputs, ending where they do or at that time, whichever comes first. */
    public Inputs before(Instant end) {
        return new Inputs(
                environment, rules, fromMillis, Math.min(toMillis, millis(end)), nowMillis);
    }

    public Decoded<Event> events(List<String> paths) {
        IntakeConfiguration intake = rules;
        long from = fromMillis;
        long to = toMillis;
        SingleOutputStreamOperator<Event> decoded =
                records("events", paths)
                        .process(
                                new Decode<>(() -> new EventDecoder(intake)::decode),
                                StreamTypes.EVENT)
                        .name("Decode events")
                        .uid("decode-events");
        return new Decoded<>(
                decoded.filter(
                                event ->
                                        event.timestampMillis() >= from
                                                && event.timestampMillis() < to)
                        .name("Events in time")
                        .uid("events-in-time"),
                decoded.getSideOutput(Decode.REJECTED));
    }

    public Decoded<CatalogueRecord> items(List<String> paths) {
        IntakeConfiguration intake = rules;
        long to = toMillis;
        SingleOutputStreamOperator<CatalogueRecord> decoded =
                records("items", paths)
                        .process(
                                new Decode<>(() -> new CatalogueDecoder(intake)::decode),
                                StreamTypes.CATALOGUE_RECORD)
                        .name("Decode items")
                        .uid("decode-items");
        return new Decoded<>(
                decoded.filter(item -> item.timestampMillis() < to)
                        .name("Items in time")
                        .uid("items-in-time"),
                decoded.getSideOutput(Decode.REJECTED));
    }

    private DataStream<Origin> records(String name, List<String> paths) {
        Path[] folders = paths.stream().map(Path::new).toArray(Path[]::new);
        return environment
                .fromSource(
                        FileSource.forBulkFileFormat(
                                        new OriginFiles(LineRecords::open, nowMillis), folders)
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "Files of " + name)
                .uid("files-" + name);
    }
}
