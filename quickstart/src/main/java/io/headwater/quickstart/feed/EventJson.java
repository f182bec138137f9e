package io.headwater.quickstart.feed;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.event.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes events as producers of the `events` topic do. */
public final class EventJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private EventJson() {}

    /** The id that file readers give an event: the same for the same user, item, type and time. */
    public static String id(String user, String item, String type, long timestampMillis) {
        return Ids.pair(user + '\u0000' + item, type + '\u0000' + timestampMillis);
    }

    /**
     * @param price NaN for none
     * @param category null for none
     * @param quantity negative for a return; 0 for none
     */
    public static FeedRecord event(
            String eventId,
            String user,
            String item,
            String type,
            long timestampMillis,
            double price,
            String category,
            long quantity) {
        ObjectNode json = MAPPER.createObjectNode();
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
        return new FeedRecord(FeedRecord.Kind.EVENT, user, bytes(json), eventId);
    }

    public static FeedRecord item(
            String item,
            String title,
            String category,
            double price,
            boolean available,
            long timestampMillis) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("item_id", item);
        json.put("title", title);
        json.put("category", category);
        json.put("price", price);
        json.put("available", available);
        json.put("timestamp", timestampMillis);
        return new FeedRecord(FeedRecord.Kind.ITEM, item, bytes(json), null);
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
