package io.headwater.neighbour;

import io.headwater.event.EventType;
import java.util.Objects;

/**
 * An item of a user was followed by another: counts for the earlier item's list, of all the places that it had among the events before.
 *
 * @param forward Σ 1/distance in events
 * @param next whether it was the event just before
 * @param coVisit weight of the symmetric count
 * @param follower the later item's encoded snapshot
 */
public record PairUpdate(
        long timeMillis,
        EventType type,
        float forward,
        boolean next,
        float coVisit,
        byte[] follower) {

    public PairUpdate {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(follower, "follower");
    }
}
