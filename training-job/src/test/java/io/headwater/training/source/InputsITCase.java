package io.headwater.training.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Rejection;
import io.headwater.training.parquet.Codecs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsITCase {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final String LINE =
            "{\"event_id\":\"e%d\",\"user_id\":\"7\",\"item_id\":\"i%d\",\"type\":\"order\","
                    + "\"timestamp\":%d,\"item\":{\"price\":%d.5}}%n";
    private static final MessageType SCHEMA =
            MessageTypeParser.parseMessageType(
                    """
                    message events {
                      required binary event_id (STRING);
                      required int64 user_id;
                      optional binary item_id (STRING);
                      required binary type (STRING);
                      required int64 timestamp (TIMESTAMP(MICROS,true));
                      optional group item { optional double price; }
                      optional double discount;
                    }
                    """);

    @TempDir Path folder;

    @Test
    void linesAndParquetOfTheSameEventsAreTheSameEvents() throws Exception {
        Path lines = Files.createDirectories(folder.resolve("lines"));
        Files.writeString(lines.resolve("a.jsonl"), lines(0, 50));
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(lines.resolve("b.jsonl.gz")))) {
            out.write(lines(50, 90).getBytes(UTF_8));
        }
        Path parquet = Files.createDirectories(folder.resolve("parquet/day=1"));
        writeParquet(parquet.resolve("part-0.parquet"), 0, 30);
        writeParquet(parquet.resolve("part-1.parquet"), 30, 90);

        List<Event> read = read(lines.toString(), null, Instant.MIN, Instant.MAX);

        assertThat(read).hasSize(90);
        assertThat(read.get(3).price()).isEqualTo(3.5f);
        assertThat(read.get(3).type()).isEqualTo(EventType.PURCHASE);
        assertThat(read(parquet.getParent().toString(), null, Instant.MIN, Instant.MAX))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .isEqualTo(read);
    }

    @Test
    void aRowOfParquetThatIsNoEventIsRefusedWithItsFileAndRow() throws Exception {
        Path file = folder.resolve("events.parquet");
        try (ParquetWriter<Group> writer = writer(file)) {
            writer.write(row(1));
            Group broken = new SimpleGroupFactory(SCHEMA).newGroup().append("event_id", "x");
            broken.append("user_id", 7L).append("type", "view").append("timestamp", NOON * 1000);
            writer.write(broken);
        }
        StreamExecutionEnvironment environment = environment();
        Decoded<Event> decoded = events(environment, file.toString(), null);

        try (CloseableIterator<Rejection> rejected = decoded.rejections().executeAndCollect()) {
            assertThat(rejected)
                    .toIterable()
                    .singleElement()
                    .satisfies(one -> assertThat(one.detail()).contains("item_id"))
                    .extracting(one -> one.origin().topic() + " " + one.origin().offset())
                    .asString()
                    .endsWith("events.parquet 2");
        }
    }

    @Test
    void logsOfOtherSystemsAreReadByFormatAndOnlyTheWantedTime() throws Exception {
        Path log = folder.resolve("clicks.tsv");
        long second = NOON / 1000;
        Files.writeString(
                log,
                "SessionId\tItemId\tTime\n1\t10\t%d\n1\t11\t%d\n2\t10\t%d\n"
                        .formatted(second, second + 60, second + 120));

        assertThat(
                        read(
                                log.toString(),
                                "session-tsv",
                                Instant.ofEpochMilli(NOON),
                                Instant.ofEpochMilli(NOON + 120_000)))
                .extracting(event -> event.userId() + " " + event.itemId() + " " + event.type())
                .containsExactly("1 10 CLICK", "1 11 CLICK");
        assertThat(read(log.toString(), "auto", Instant.MIN, Instant.MAX)).hasSize(3);
    }

    @Test
    void aFileThatIsNoParquetEndsWithItsName() throws Exception {
        Path file = folder.resolve("broken.parquet");
        Files.writeString(file, "nothing of the kind");

        assertThatThrownBy(() -> read(file.toString(), null, Instant.MIN, Instant.MAX))
                .hasStackTraceContaining("broken.parquet is not a Parquet file");
    }

    @Test
    void anUnknownFormatIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> new LogRows("xml", null))
                .hasMessageContaining("--format must be one of auto, jsonl, csv");
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(LINE.formatted(i, i % 9, NOON + i, i));
        }
        return lines.toString();
    }

    private static void writeParquet(Path file, int from, int to) throws IOException {
        try (ParquetWriter<Group> writer = writer(file)) {
            for (int i = from; i < to; i++) {
                writer.write(row(i));
            }
        }
    }

    private static Group row(int number) {
        Group row = new SimpleGroupFactory(SCHEMA).newGroup();
        row.append("event_id", "e" + number).append("user_id", 7L);
        row.append("item_id", "i" + number % 9).append("type", "order");
        row.append("timestamp", (NOON + number) * 1000);
        row.addGroup("item").append("price", number + .5);
        row.append("discount", Double.NaN);
        return row;
    }

    private static ParquetWriter<Group> writer(Path file) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
    }

    private static List<Event> read(String place, String format, Instant from, Instant to)
            throws Exception {
        StreamExecutionEnvironment environment = environment();
        List<Event> events = new ArrayList<>();
        try (CloseableIterator<Event> read =
                new Inputs(environment, HeadwaterConfiguration.defaults())
                        .events(List.of(place), format, null, from, to)
                        .values()
                        .executeAndCollect()) {
            read.forEachRemaining(events::add);
        }
        events.sort(Comparator.comparingLong(Event::timestampMillis));
        return events;
    }

    private static Decoded<Event> events(
            StreamExecutionEnvironment environment, String place, String format) {
        return new Inputs(environment, HeadwaterConfiguration.defaults())
                .events(List.of(place), format, null, Instant.MIN, Instant.MAX);
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        return environment;
    }
}
