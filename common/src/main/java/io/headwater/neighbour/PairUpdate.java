package io.headwater.neighbour;

import io.headwater.event.EventType;
import java.util.Objects;

/**
 * An item of a user was followed by another: forward counts for the earlier item's list.
 *
 * @param distance in events, 1 for the next
 * @param coVisit weight of the symmetric count
 * @param follower the later item's encoded snapshot
 */
public record PairUpdate(
        long timeMillis, EventType type, int distance, float coVisit, byte[] follower) {

    public PairUpdate {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(follower, "follower");
    }
}
