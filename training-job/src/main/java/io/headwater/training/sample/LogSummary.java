package io.headwater.training.sample;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a log holds, minute by minute in order.
 *
 * @param minutes only those that hold events
 */
public record LogSummary(List<LogMinute> minutes) {

    public LogSummary {
        minutes = minutes.stream().sorted(Comparator.comparingLong(LogMinute::minute)).toList();
    }

    public long events() {
        return minutes.stream().mapToLong(LogMinute::events).sum();
    }

    /** Requests that could be asked from one time up to another. */
    long requests(long fromMillis, long toMillis) {
        return minutes.stream()
                .filter(minute -> minute.beginsMillis() >= fromMillis)
                .filter(minute -> minute.beginsMillis() < toMillis)
                .mapToLong(LogMinute::requests)
                .sum();
    }

    /** The minute of the event that stands at a share of all events in time, epoch milliseconds. */
    long timeAt(double share) {
        long before = (long) (events() * share);
        for (LogMinute minute : minutes) {
            before -= minute.events();
            if (before < 0) {
                return minute.beginsMillis();
            }
        }
        return endsMillis();
    }

    /** The part of the log before the minute at a share of its events. */
    public LogSummary first(double share) {
        long end = share < 1 ? timeAt(share) : endsMillis();
        return new LogSummary(
                minutes.stream().filter(minute -> minute.beginsMillis() < end).toList());
    }

    public Instant begins() {
        return Instant.ofEpochMilli(minutes.get(0).beginsMillis());
    }

    /** The end of the last minute, epoch milliseconds. */
    public long endsMillis() {
        return minutes.get(minutes.size() - 1).beginsMillis() + LogMinute.MILLIS;
    }

    /** The same for the same accepted events in whatever order, 16 hexadecimal digits. */
    public String digest() {
        long sum = minutes.stream().mapToLong(LogMinute::digest).sum();
        return String.format("%016x", sum);
    }
}
