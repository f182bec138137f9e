package io.headwater.quickstart.feed;

import io.headwater.log.LogRow;

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
}
