package io.headwater.dataflow;

import io.headwater.event.Origin;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A shop drawn from a seed, whose users and owner forbid above all what lists have just shown. */
public final class RandomShop {
    /** Ids of items that come by the catalogue alone, one after every few records, begin with this. */
    public static final String MARKER = "marker-";

    private static final long START = 1_767_225_600_000L;
    private static final int USERS = 12;
    private static final int ITEMS = 60;
    private static final String[] TYPES = {"view", "view", "click", "cart", "purchase", "like"};

    private final Random random;
    private final List<String> shown = new ArrayList<>();
    private long time = START;
    private int records;

    public RandomShop(long seed) {
        this.random = new Random(seed);
    }

    /** The category of an item; it never changes. */
    public static String category(String item) {
        return item.startsWith(MARKER) ? null : "c" + Integer.parseInt(item.substring(1)) % 4;
    }

    /** Lists steer what is forbidden next. */
    public void shows(Recommendation list) {
        shown.clear();
        list.items().stream().map(RecommendedItem::itemId).forEach(shown::add);
    }

    /** The next record of one of the topics, each at a millisecond of its own. */
    public Origin next() {
        time += 1 + random.nextInt(3_600_000);
        records++;
        int kind = random.nextInt(100);
        if (kind < 62) {
            return event(TYPES[random.nextInt(TYPES.length)], item(), kind < 4);
        } else if (kind < 70) {
            return event("dislike", target(), false);
        } else if (kind < 76) {
            return event("purchase", target(), false);
        } else if (kind < 78) {
            return event("purchase','quantity':-1,'x':'", target(), false);
        } else if (kind < 84) {
            return catalogue(target(), random.nextInt(3) == 0);
        } else if (kind < 88) {
            return catalogue(MARKER + records, true);
        }
        return request(kind < 94 ? "cold" + records : user(), kind < 94 ? 100 : 15);
    }

    private String user() {
        return "u" + random.nextInt(USERS);
    }

    private String item() {
        return "i" + random.nextInt(ITEMS);
    }

    /** An item that a list has just shown, or any. */
    private String target() {
        String target = shown.isEmpty() ? item() : shown.get(random.nextInt(shown.size()));
        return target.startsWith(MARKER) ? item() : target;
    }

    private Origin event(String type, String item, boolean earlier) {
        long happened = earlier ? time - random.nextInt(86_400_000) : time;
        return origin(
                "events",
                "{'event_id':'e%d','user_id':'%s','item_id':'%s','type':'%s','timestamp':%d,'item':{'category':'%s'}}"
                        .formatted(records, user(), item, type, happened, category(item)));
    }

    private Origin catalogue(String item, boolean available) {
        String category = category(item) == null ? "null" : "'" + category(item) + "'";
        return origin(
                "items",
                "{'item_id':'%s','category':%s,'available':%b,'timestamp':%d}"
                        .formatted(item, category, available, time));
    }

    private Origin request(String user, int limit) {
        String excluded =
                shown.isEmpty()
                        ? ""
                        : "'" + String.join("','", shown.subList(0, (shown.size() + 1) / 2)) + "'";
        return origin(
                "recommendation-requests",
                "{'request_id':'r%d','user_id':'%s','limit':%d,'timestamp':%d,'exclude':[%s]}"
                        .formatted(records, user, limit, time, excluded));
    }

    private Origin origin(String topic, String json) {
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new Origin(topic, 0, records, time, null, value);
    }
}
