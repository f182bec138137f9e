package io.headwater.quickstart.inspect;

import io.headwater.event.EventType;
import io.headwater.profile.OwnItem;
import io.headwater.profile.UserFeatures;
import io.headwater.profile.UserProfile;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One user's profile as of the user's newest event.
 *
 * @param features by name, null where missing
 * @param lastEvents positive events, the latest first
 * @param ownItems the most recent first
 */
record UserReport(
        String userId,
        Instant newestEvent,
        long events,
        long groups,
        Map<String, Float> features,
        List<LastEvent> lastEvents,
        List<Own> ownItems,
        List<String> disliked) {

    /** A positive event. */
    record LastEvent(Instant time, String itemId) {}

    /** An item that the user has met. */
    record Own(
            String itemId,
            long events,
            long groups,
            EventType lastType,
            Instant first,
            Instant last,
            Instant lastBought,
            String category,
            Float price) {

        static Own of(OwnItem item) {
            return new Own(
                    item.itemId(),
                    item.events(),
                    item.groups(),
                    item.lastType(),
                    TextTable.time(item.firstMillis()),
                    TextTable.time(item.lastMillis()),
                    TextTable.time(item.lastBoughtMillis()),
                    item.category(),
                    known(item.price()));
        }
    }

    static UserReport of(String userId, UserProfile profile) {
        float[] values = new float[UserFeatures.FEATURES.size()];
        profile.features(profile.newestMillis(), values);
        Map<String, Float> features = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            features.put(UserFeatures.FEATURES.get(i), known(values[i]));
        }
        List<LastEvent> last = new ArrayList<>();
        for (int i = 1; profile.recent(i) != null; i++) {
            last.add(
                    new LastEvent(
                            TextTable.time(profile.recentMillis(i)), profile.recent(i).itemId()));
        }
        return new UserReport(
                userId,
                TextTable.time(profile.newestMillis()),
                profile.positions(),
                profile.groups(),
                features,
                last,
                profile.ownItems().stream().map(Own::of).toList(),
                List.of(profile.forbidden(profile.newestMillis(), 0)));
    }

    private static Float known(float value) {
        return Float.isNaN(value) ? null : value;
    }

    void print(PrintWriter out) {
        out.printf(
                "User %s, newest event %s, %d positive events in %d groups%n%n",
                userId, newestEvent, events, groups);
        TextTable table = new TextTable("feature", "value", "", "feature", "value");
        List<Map.Entry<String, Float>> all = List.copyOf(features.entrySet());
        int half = (all.size() + 1) / 2;
        for (int i = 0; i < half; i++) {
            var left = all.get(i);
            var right = all.get(Math.min(i + half, all.size() - 1));
            table.add(left.getKey(), left.getValue(), "", right.getKey(), right.getValue());
        }
        table.print(out);
        printItems(out);
    }

    private void printItems(PrintWriter out) {
        TextTable own =
                new TextTable(
                        "own item",
                        "events",
                        "groups",
                        "last type",
                        "last",
                        "bought",
                        "category",
                        "price");
        for (Own item : ownItems) {
            own.add(
                    item.itemId,
                    item.events,
                    item.groups,
                    item.lastType,
                    item.last,
                    item.lastBought,
                    item.category,
                    item.price);
        }
        own.print(out);
        TextTable last = new TextTable("last events", "item");
        lastEvents.forEach(event -> last.add(event.time, event.itemId));
        last.print(out);
        if (!disliked.isEmpty()) {
            out.println("  disliked: " + String.join(", ", disliked));
            out.println();
        }
    }
}
