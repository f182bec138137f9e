package io.headwater.event;

import java.util.Objects;

/**
 * Where a record lay in the log, with its bytes as they were.
 *
 * @param timestampMillis the record's own time in the log; for files the start of the job
 * @param value the bytes, null for a record without value
 */
public record Origin(
        String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value) {

    public Origin {
        Objects.requireNonNull(topic, "topic");
    }

    /** Stands in where nobody will ask for the record again. */
    public static final Origin NONE = new Origin("", 0, 0, 0, null, null);
}
