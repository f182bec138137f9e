package io.headwater.candidate;

import io.headwater.profile.OwnItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The categories of a user's latest items, counted when the first is asked for. */
final class RecentCategories {
    /** Items that count. */
    private static final int RECENT = 50;

    private final Map<String, Integer> counts = new HashMap<>();
    private List<OwnItem> own = List.of();

    void begin(List<OwnItem> ownItems) {
        own = ownItems;
        counts.clear();
    }

    /** Items that are looked at. */
    int items() {
        return Math.min(RECENT, own.size());
    }

    /** How many of them are of a category. */
    int of(String category) {
        if (counts.isEmpty()) {
            for (OwnItem item : own.subList(0, items())) {
                counts.merge(item.category(), 1, Integer::sum);
            }
        }
        return counts.getOrDefault(category, 0);
    }
}
