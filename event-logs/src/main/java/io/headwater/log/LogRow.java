package io.headwater.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.event.Ids;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One event of a log.
 *
 * @param price NaN for none
 * @param category null for none
 * @param quantity negative for a return, 0 for none
 */
public record LogRow(
        String user,
        String item,
        String type,
        long timestampMillis,
        double price,
        String category,
        long quantity) {
    private static final JsonMapper JSON = new JsonMapper();

    static LogRow of(String user, String item, String type, long timestampMillis) {
        return new LogRow(user, item, type, timestampMillis, Double.NaN, null, 0);
    }

    /** The same for the same user, item, type and time; a return is another act than the purchase. */
    public String id() {
        String act = quantity < 0 ? "return" : type;
        return Ids.pair(user + '\u0000' + item, act + '\u0000' + timestampMillis);
    }

    /** The event as producers of the `events` topic write it, under its own id. */
    public byte[] json() {
        return json(id());
    }

    /** The event as producers of the `events` topic write it, under another id. */
    public byte[] json(String eventId) {
        ObjectNode json = JSON.createObjectNode();
        json.put("event_id", eventId);
        json.put("user_id", user);
        json.put("item_id", item);
        json.put("type", type);
        json.put("timestamp", timestampMillis);
        if (quantity != 0) {
            json.put("quantity", quantity);
        }
        if (!Double.isNaN(price) || category != null) {
            ObjectNode facts = json.putObject("item");
            if (!Double.isNaN(price)) {
                facts.put("price", price);
            }
            if (category != null) {
                facts.put("category", category);
            }
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Itself with each text held once, for logs of millions of rows. */
    public LogRow pooled(Map<String, String> pool) {
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
