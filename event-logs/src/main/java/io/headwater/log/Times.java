package io.headwater.log;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times of log files: ISO-8601 (UTC without a zone), or seconds or milliseconds since 1970, told apart by size. */
final class Times {
    /** Seconds would lie beyond the year 5000. */
    private static final double LARGEST_SECONDS = 1e11;

    private Times() {}

    static long parse(String text) {
        try {
            return text.indexOf(':') > 0 ? date(text) : number(text);
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    private static long date(String text) {
        String iso = text.strip().replace(' ', 'T');
        boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d(:?\\d\\d)?");
        return zoned
                ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static long number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return (long) (Math.abs(number) < LARGEST_SECONDS ? number * 1000 : number);
    }
}
