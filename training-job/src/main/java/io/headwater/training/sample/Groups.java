package io.headwater.training.sample;

import io.headwater.event.Event;
import io.headwater.event.Ids;
import java.util.HashSet;
import java.util.Set;

/**
 * The events of one user after the other as groups of one timestamp each, in time order: whether a group is one that a request comes
 * before, and which of its items are targets.
 */
final class Groups {
    private final Set<String> items = new HashSet<>();
    private String userId;
    private long groupMillis;
    private String lastItem;
    private String itemBefore;

    /** What an event is to its group. */
    record Place(boolean first, boolean userSeenBefore, boolean target) {}

    /** Takes the next positive event, of the same user or the next. */
    Place add(Event event) {
        boolean other = !event.userId().equals(userId);
        if (other) {
            userId = event.userId();
            lastItem = null;
        }
        boolean first = other || event.timestampMillis() != groupMillis;
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
