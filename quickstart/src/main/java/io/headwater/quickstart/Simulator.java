package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.feed.FeedRecord;
import io.headwater.quickstart.simulator.SimulatedShop;
import io.headwater.streaming.KafkaTopics;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the simulated shop write to a broker that runs elsewhere. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Sends what users of a simulated shop do to a running broker.")
public final class Simulator implements Callable<Integer> {
    @Mixin private ConfigurationOptions settings;

    @Option(names = "--rate", defaultValue = "100", description = "Records a second at most.")
    private double rate;

    @Option(names = "--events", description = "Then it ends. Default: no end.")
    private long events = -1;

    @Option(names = "--seed", defaultValue = "1", description = "Of the shop.")
    private long seed;

    private final AtomicLong failed = new AtomicLong();

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return ConfigurationOptions.commandLine(new Simulator());
    }

    @Override
    public Integer call() throws Exception {
        KafkaConfiguration kafka = settings.read().kafka();
        KafkaTopics.create(kafka);
        SimulatedShop shop = new SimulatedShop(seed, events);
        System.out.println("Feeding " + kafka.bootstrapServers() + ": " + shop.describe());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        kafka.client(Map.of()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            long sent = send(shop, producer, kafka.topics());
            producer.flush();
            System.out.println(sent - failed.get() + " records sent");
        }
        if (failed.get() > 0) {
            System.err.println(failed + " records could not be sent");
            return 1;
        }
        return 0;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of failures
    private long send(
            Feed feed, KafkaProducer<byte[], byte[]> producer, KafkaConfiguration.Topics topics)
            throws InterruptedException {
        long started = System.nanoTime();
        long count = 0;
        for (FeedRecord record = feed.next(); record != null; record = feed.next()) {
            producer.send(record.to(topics), this::sent);
            long due = started + (long) (++count / rate * 1e9);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        return count;
    }

    private void sent(RecordMetadata place, Exception failure) {
        if (failure != null && failed.getAndIncrement() == 0) {
            System.err.println("a record could not be sent: " + failure.getMessage());
        }
    }
}
