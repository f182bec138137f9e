package io.headwater.event;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Rejection.Reason;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads records of the `events` topic; what is not a valid event is refused with the reason. */
public final class EventDecoder {
    private static final Map<String, EventType> SYNONYMS =
            Map.ofEntries(
                    Map.entry("pv", EventType.VIEW),
                    Map.entry("views", EventType.VIEW),
                    Map.entry("pageview", EventType.VIEW),
                    Map.entry("clicks", EventType.CLICK),
                    Map.entry("likes", EventType.LIKE),
                    Map.entry("fav", EventType.LIKE),
                    Map.entry("favorite", EventType.LIKE),
                    Map.entry("bookmark", EventType.LIKE),
                    Map.entry("carts", EventType.CART),
                    Map.entry("addtocart", EventType.CART),
                    Map.entry("add_to_cart", EventType.CART),
                    Map.entry("buy", EventType.PURCHASE),
                    Map.entry("order", EventType.PURCHASE),
                    Map.entry("orders", EventType.PURCHASE),
                    Map.entry("transaction", EventType.PURCHASE));

    private final RecordTimes times;
    private final Map<String, EventType> types = new HashMap<>(SYNONYMS);

    public EventDecoder(IntakeConfiguration rules) {
        this.times = new RecordTimes(rules);
        for (EventType type : EventType.values()) {
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
        rules.types().forEach((name, type) -> types.put(key(name), types.get(key(type))));
    }

    /**
     * Decodes one record.
     *
     * @throws RejectedException when the record is no valid event
     */
    public Event decode(Origin origin) throws RejectedException {
        JsonFields fields = JsonFields.parse(origin.value());
        String eventId = fields.id("event_id");
        String userId = fields.id("user_id");
        String itemId = fields.id("item_id");
        EventType type = type(fields.text("type"));
        long timestamp = fields.timestamp("timestamp");
        times.check(timestamp, origin);
        JsonFields item = fields.nested("item");
        fields.nested("context");
        double quantity = fields.number("quantity", 1);
        return new Event(
                eventId,
                userId,
                itemId,
                type,
                timestamp,
                item == null ? null : item.optionalId("category"),
                item == null ? Float.NaN : item.price("price"),
                type == EventType.PURCHASE && quantity < 0,
                origin);
    }

    private EventType type(String name) throws RejectedException {
        EventType type = types.get(key(name));
        if (type == null) {
            throw new RejectedException(
                    Reason.UNKNOWN_EVENT_TYPE,
                    "type must be view, click, like, cart, purchase, dislike or a name mapped by"
                            + " intake.types, was "
                            + JsonFields.shorten(name));
        }
        return type;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
