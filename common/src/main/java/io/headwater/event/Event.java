package io.headwater.event;

import java.util.Objects;

/**
 * One thing a user did, decoded and valid by itself; whether it comes too late or twice is for {@link Intake} to say.
 *
 * @param timestampMillis when it happened, epoch milliseconds; meaning follows this time only
 * @param category the item's category at that moment, or null
 * @param price the item's price at that moment, or NaN
 * @param returned a purchase given back (negative quantity): undoes the purchase, speaks for nothing
 * @param origin where the record lay, with its bytes, for a later rejection
 */
public record Event(
        String eventId,
        String userId,
        String itemId,
        EventType type,
        long timestampMillis,
        String category,
        float price,
        boolean returned,
        Origin origin) {

    public Event {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(origin, "origin");
    }

    /** Whether the event speaks for its item. */
    public boolean isPositive() {
        return type.isPositive() && !returned;
    }

    /** The same event without its bytes, for the rooms behind the intake. */
    Event accepted() {
        return new Event(
                eventId,
                userId,
                itemId,
                type,
                timestampMillis,
                category,
                price,
                returned,
                Origin.NONE);
    }
}
