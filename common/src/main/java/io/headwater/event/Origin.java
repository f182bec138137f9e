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
}
