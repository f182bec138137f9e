package io.headwater.training.sample;

import io.headwater.event.Event;
import io.headwater.event.Ids;
import java.util.HashSet;
import java.util.Set;

/**
 * One user's events as groups of one timestamp each, in time order: whether a group is one that a request comes before, and which of
 * its items are targets.
 */
final class Groups {
    private final Set<String> items = new HashSet<>();
    private long groupMillis = Long.MIN_VALUE;
    private String lastItem;
    private String itemBefore;

    /** What an event is to its group. */
    record Place(boolean first, boolean userSeenBefore, boolean target) {}

    /** Takes the next positive event. */
    Place add(Event event) {
        boolean first = event.timestampMillis() != groupMillis;
        if (first) {
            groupMillis = event.timestampMillis();
            itemBefore = lastItem;
            items.clear();
        }
        lastItem = event.itemId();
        boolean target = items.add(lastItem) && !lastItem.equals(itemBefore);
        return new Place(first, itemBefore != null, target);
    }

    /** The request before the group of a user at a time. */
    static String requestId(String userId, long groupMillis) {
        return Ids.pair(userId, "group of " + groupMillis);
    }
}
