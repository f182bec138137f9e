package io.headwater.training.sample;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What one minute of the log holds.
 *
 * @param events accepted events that speak for their items
 * @param requests groups of users seen before: what could be asked
 * @param digest sum of the hashes of the events' ids, which does not depend on their order
 */
public record LogMinute(long minute, long events, long requests, long digest) {
    /** The type of its stream. */
    static final TypeInformation<LogMinute> TYPE = TypeInformation.of(LogMinute.class);

    static final long MILLIS = Duration.ofMinutes(1).toMillis();

    public LogMinute plus(LogMinute other) {
        return new LogMinute(
                minute, events + other.events, requests + other.requests, digest + other.digest);
    }

    public long beginsMillis() {
        return minute * MILLIS;
    }
}
