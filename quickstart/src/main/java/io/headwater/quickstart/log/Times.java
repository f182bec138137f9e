package io.headwater.quickstart.log;

import java.time.OffsetDateTime;

/** Times of log files: ISO-8601 with a zone, or a number of seconds or milliseconds since 1970, told apart by size. */
final class Times {
    /** Seconds would lie beyond the year 5000. */
    private static final double LARGEST_SECONDS = 1e11;

    private Times() {}

    static long parse(String text) {
        if (text.indexOf('T') > 0) {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        }
        double number = Double.parseDouble(text);
        return (long) (number < LARGEST_SECONDS ? number * 1000 : number);
    }
}
