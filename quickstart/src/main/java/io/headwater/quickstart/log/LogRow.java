package io.headwater.quickstart.log;

import io.headwater.quickstart.feed.EventJson;
import java.util.Map;

/**
 * One event of a log.
 *
 * @param price NaN for none
 * @param category null for none
 * @param quantity negative for a return, 0 for none
 */
record LogRow(
        String user,
        String item,
        String type,
        long timestampMillis,
        double price,
        String category,
        long quantity) {

    static LogRow of(String user, String item, String type, long timestampMillis) {
        return new LogRow(user, item, type, timestampMillis, Double.NaN, null, 0);
    }

    /** The same for the same user, item, type and time; a return is another act than the purchase. */
    String id() {
        return EventJson.id(user, item, quantity < 0 ? "return" : type, timestampMillis);
    }

    /** Itself with each text held once, for logs of millions of rows. */
    LogRow pooled(Map<String, String> pool) {
        return new LogRow(
                pool.computeIfAbsent(user, text -> text),
                pool.computeIfAbsent(item, text -> text),
                pool.computeIfAbsent(type, text -> text),
                timestampMillis,
                price,
                category == null ? null : pool.computeIfAbsent(category, text -> text),
                quantity);
    }
}
