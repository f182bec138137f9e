package io.headwater.event;

import java.util.Objects;

/**
 * An event that passed the intake.
 *
 * @param sequence 0 for the user's first accepted event, then one more each; rooms behind fold in this order
 * @param session number of the session within the user's history, 0 for the first
 * @param visit how the user has met this item before, as far as the intake remembers
 */
public record AcceptedEvent(Event event, long sequence, int session, Visit visit) {

    /** How the user has met an item before. */
    public enum Visit {
        /** Never, as far as is remembered. */
        FIRST,
        /** Some time before. */
        AGAIN,
        /** Within the user's last three events. */
        AT_ONCE
    }

    public AcceptedEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(visit, "visit");
    }
}
