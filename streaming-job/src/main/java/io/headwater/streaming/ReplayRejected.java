package io.headwater.streaming;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.dataflow.TopicContents;
import io.headwater.event.Origin;
import io.headwater.event.Rejection;
import io.headwater.event.RejectionJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends refused records to where they came from again, after a fix; reads what is there now and ends. */
@Command(
        name = "./replay-rejected",
        mixinStandardHelpOptions = true,
        description = {
            "Sends refused records to their topics again: same bytes, key, partition and time.",
            "Do it once the running job has the fix. An event that was accepted meanwhile is a"
                    + " duplicate and changes nothing.",
            ""
        })
public final class ReplayRejected implements Callable<Integer> {
    @Mixin private ConfigurationOptions settings;

    @Option(
            names = "--reason",
            description = "Only records refused for this, such as unknown_event_type; repeatable.")
    private Set<Rejection.Reason> reasons = Set.of();

    @Option(
            names = "--since",
            description = "Only records refused since, such as 2026-01-31T08:00:00Z.")
    private Instant since = Instant.MIN;

    @Option(names = "--dry-run", description = "Counts, and sends nothing.")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    private final Map<String, Long> sent = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, to be executed with its options. */
    public static CommandLine commandLine() {
        return ConfigurationOptions.commandLine(new ReplayRejected());
    }

    @Override
    public Integer call() throws Exception {
        KafkaConfiguration kafka = settings.read().kafka();
        try (TopicContents topics = new TopicContents(kafka);
                KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            topics.read(
                    kafka.topics().rejected(),
                    "kafka.topics.rejected",
                    record -> take(record, topics, producer));
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IOException(
                    "not everything was sent: " + failure.get().getMessage(), failure.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println((dryRun ? "Would be sent: " : "Sent: ") + counts(sent));
        if (!leftOut.isEmpty()) {
            out.println("Left out: " + counts(leftOut));
        }
        return 0;
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaConfiguration kafka) {
        return new KafkaProducer<>(
                kafka.client(Map.of("max.request.size", String.valueOf(kafka.maxRejectedBytes()))),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void take(
            ConsumerRecord<byte[], byte[]> record,
            TopicContents topics,
            KafkaProducer<byte[], byte[]> producer) {
        if (Instant.ofEpochMilli(record.timestamp()).isBefore(since)) {
            return;
        }
        Rejection rejection;
        boolean truncated;
        try {
            rejection = RejectionJson.decode(record.value());
            truncated = RejectionJson.isTruncated(record.value());
        } catch (IOException | IllegalArgumentException e) {
            count(leftOut, "not written by the job");
            return;
        }
        if (!reasons.isEmpty() && !reasons.contains(rejection.reason())) {
            return;
        }
        int partitions = topics.partitions(rejection.origin().topic());
        if (truncated) {
            count(leftOut, "only the beginning was kept");
        } else if (partitions == 0) {
            count(leftOut, "no topic " + rejection.origin().topic());
        } else {
            count(sent, rejection.reason().name().toLowerCase(Locale.ROOT));
            send(rejection.origin(), partitions, producer);
        }
    }

    private void send(Origin origin, int partitions, KafkaProducer<byte[], byte[]> producer) {
        if (dryRun) {
            return;
        }
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        origin.topic(),
                        origin.partition() < partitions ? origin.partition() : null,
                        origin.timestampMillis() < 0 ? null : origin.timestampMillis(),
                        origin.key(),
                        origin.value());
        var unused =
                producer.send(
                        record,
                        (place, error) -> {
                            if (error != null) {
                                failure.compareAndSet(null, error);
                            }
                        });
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }

    private static String counts(Map<String, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return sum == 0 ? "0" : sum + " " + counts;
    }
}
