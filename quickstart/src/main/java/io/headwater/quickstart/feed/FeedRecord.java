package io.headwater.quickstart.feed;

import io.headwater.configuration.KafkaConfiguration;
import io.headwater.log.LogRow;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One record for a topic.
 *
 * @param key user id of an event, item id of a catalogue record; null for neither
 * @param value null for a tombstone
 * @param eventId null when the record is not expected to bring a list
 */
public record FeedRecord(Kind kind, String key, byte[] value, String eventId) {

    /** Which topic a record goes to. */
    public enum Kind {
        EVENT,
        ITEM
    }

    /** An event that is expected to bring a list. */
    public static FeedRecord event(LogRow row) {
        return new FeedRecord(Kind.EVENT, row.user(), row.json(), row.id());
    }

    /** What goes to Kafka. */
    public ProducerRecord<byte[], byte[]> to(KafkaConfiguration.Topics topics) {
        return new ProducerRecord<>(
                kind == Kind.EVENT ? topics.events() : topics.items(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value);
    }
}
