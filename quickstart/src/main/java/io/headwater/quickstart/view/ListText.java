package io.headwater.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** A user's list in words: what the user did, then the first items with the reason of each, new ones marked. */
final class ListText {
    private static final int SHOWN_ITEMS = 5;
    private static final int TITLE = 34;

    private final Map<String, String> titles;

    /**
     * @param titles titles by item id, as far as known
     */
    ListText(Map<String, String> titles) {
        this.titles = titles;
    }

    String of(WatchedUsers.Watched watched) {
        StringBuilder text = new StringBuilder(watched.user()).append(action(watched.event()));
        text.append('\n');
        int shown = 0;
        for (JsonNode item : watched.list().path("items")) {
            if (shown++ == SHOWN_ITEMS) {
                break;
            }
            String id = item.path("item_id").asText();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %s %2d  %-" + TITLE + "s  %s\n",
                            watched.fresh().contains(id) ? "+" : " ",
                            item.path("rank").asInt(),
                            shorten(titles.getOrDefault(id, id)),
                            reason(item.path("reason").asText())));
        }
        return text.toString();
    }

    private String action(JsonNode event) {
        if (event == null) {
            return "";
        }
        String item = event.path("item_id").asText();
        return "  " + event.path("type").asText() + " " + shorten(titles.getOrDefault(item, item));
    }

    private static String shorten(String title) {
        return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
    }

    private String reason(String reason) {
        int space = reason.lastIndexOf(' ');
        String title = space < 0 ? null : titles.get(reason.substring(space + 1));
        return title == null ? reason : reason.substring(0, space + 1) + shorten(title);
    }
}
