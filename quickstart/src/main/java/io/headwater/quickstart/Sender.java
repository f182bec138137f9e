package io.headwater.quickstart;

import io.headwater.configuration.KafkaConfiguration;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.feed.FeedRecord;
import io.headwater.quickstart.view.Traffic;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a feed to the topics, as fast as lists come back or at a given rate. */
final class Sender implements AutoCloseable {
    private static final int IN_FLIGHT = 256;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long HELD_MILLIS = 50;
    private static final long LAG_NANOS = 200_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConfiguration.Topics topics;
    private final Traffic traffic;
    private final double rate;
    private final boolean listsAfterEvents;
    private volatile boolean stopped;
    private volatile boolean held;
    private long dueNanos;

    /**
     * @param rate events a second at most, 0 for no bound
     * @param listsAfterEvents whether a list is to be awaited after each event
     */
    Sender(KafkaConfiguration kafka, Traffic traffic, double rate, boolean listsAfterEvents) {
        this.producer =
                new KafkaProducer<>(
                        kafka.client(Map.of("linger.ms", "1", "enable.idempotence", "true")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.topics = kafka.topics();
        this.traffic = traffic;
        this.rate = rate;
        this.listsAfterEvents = listsAfterEvents;
    }

    /** Sends until the feed ends or {@link #stop} is called, then waits for the last lists. */
    void run(Feed feed) throws InterruptedException {
        long count = 0;
        FeedRecord record = feed.next();
        while (record != null && !stopped) {
            if (record.kind() == FeedRecord.Kind.EVENT) {
                pace();
            }
            send(record);
            if (++count % 50 == 0) {
                traffic.awaitRoom(IN_FLIGHT, PATIENCE_MILLIS);
            }
            record = feed.next();
        }
        producer.flush();
        traffic.awaitRoom(0, PATIENCE_MILLIS);
    }

    /** Waits until the next event is due; what a pause has kept back is not made up for. */
    private void pace() throws InterruptedException {
        while (held && !stopped) {
            TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
        }
        if (rate > 0) {
            long now = System.nanoTime();
            dueNanos = Math.max(dueNanos + (long) (1e9 / rate), now - LAG_NANOS);
            TimeUnit.NANOSECONDS.sleep(dueNanos - now);
        }
    }

    /** Sends no more events for the time being, or goes on. */
    void hold(boolean hold) {
        held = hold;
    }

    void stop() {
        stopped = true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of failures
    private void send(FeedRecord record) {
        if (record.kind() == FeedRecord.Kind.EVENT) {
            traffic.sending(listsAfterEvents ? record.eventId() : null, record.value());
        }
        producer.send(record.to(topics), this::sent);
    }

    private void sent(RecordMetadata place, Exception failure) {
        if (failure != null) {
            System.err.println("a record could not be sent: " + failure.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
