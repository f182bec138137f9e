package io.headwater.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Shows the traffic: a page that renews itself on a terminal, lines elsewhere. */
public final class LiveView {
    private static final int SHOWN_ITEMS = 5;
    private static final int TITLE = 34;

    private final PrintStream out;
    private final boolean terminal;
    private final Traffic traffic;
    private final long total;
    private final Map<String, String> titles;
    private final String header;
    private long lastNanos = System.nanoTime();
    private long lastSent;
    private long lastLists;

    /**
     * @param total events that will be sent, −1 if nobody knows
     * @param titles titles by item id, as far as known
     * @param header lines that stay on top of a terminal
     */
    public LiveView(
            PrintStream out,
            boolean terminal,
            Traffic traffic,
            long total,
            Map<String, String> titles,
            String header) {
        this.out = out;
        this.terminal = terminal;
        this.traffic = traffic;
        this.total = total;
        this.titles = titles;
        this.header = header;
    }

    /** Prints what has changed since the last time. */
    public void show() {
        long now = System.nanoTime();
        double seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
        long sent = traffic.sent();
        long lists = traffic.lists();
        String line = line(sent, (sent - lastSent) / seconds, (lists - lastLists) / seconds);
        lastNanos = now;
        lastSent = sent;
        lastLists = lists;
        if (terminal) {
            out.print("\u001b[H\u001b[2J" + header + "\n" + line + "\n\n" + users());
        } else {
            out.println(line);
        }
        out.flush();
    }

    private String line(long sent, double eventsPerSecond, double listsPerSecond) {
        String progress =
                total > 0
                        ? format("%,d of %,d events (%.0f %%)", sent, total, 100.0 * sent / total)
                        : format("%,d events", sent);
        return progress
                + format(
                        " · %,.0f events/s · %,.0f lists/s · %s",
                        eventsPerSecond, listsPerSecond, latency(0))
                + format(
                        " · HR@20 of the last 1,000: %.3f, popularity %.3f · so far %.3f, %.3f",
                        traffic.recentHitRate(false),
                        traffic.recentHitRate(true),
                        traffic.all().hitRate(),
                        traffic.all().popularityHitRate())
                + (traffic.rejected().isEmpty() ? "" : " · rejected " + traffic.rejected());
    }

    private String latency(int digits) {
        double median = traffic.latencyMillis(0.5);
        if (Double.isNaN(median)) {
            return "event to list: not measured, nothing was sent from here";
        }
        String pattern = "event to list p50 %." + digits + "f ms p99 %." + digits + "f ms";
        return format(pattern, median, traffic.latencyMillis(0.99));
    }

    private String users() {
        StringBuilder text = new StringBuilder();
        for (JsonNode list : traffic.lastLists()) {
            text.append("user ").append(list.path("user_id").asText()).append('\n');
            int shown = 0;
            for (JsonNode item : list.path("items")) {
                if (shown++ == SHOWN_ITEMS) {
                    break;
                }
                text.append(
                        format(
                                "  %2d  %-" + TITLE + "s  %s%n",
                                item.path("rank").asInt(),
                                title(item.path("item_id").asText()),
                                reason(item.path("reason").asText())));
            }
        }
        return text.toString();
    }

    private String title(String item) {
        String title = titles.getOrDefault(item, item);
        return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
    }

    private String reason(String reason) {
        int space = reason.lastIndexOf(' ');
        String title = space < 0 ? null : titles.get(reason.substring(space + 1));
        return title == null ? reason : reason.substring(0, space + 1) + title;
    }

    /** Prints what the whole run came to. */
    public void summary() {
        Traffic.Score all = traffic.all();
        Traffic.Score test = traffic.test();
        out.println();
        out.println(
                format(
                        "%,d records sent, %,d lists read, %,d events without a list (duplicates or"
                                + " refused), rejected %s",
                        traffic.sent(), traffic.lists(), traffic.givenUp(), traffic.rejected()));
        out.println(latency(1));
        print("prequential %s so far: %.4f%s", all);
        if (test.outcomes() > 0) {
            print("prequential %s over the last 10 %%: %.4f%s", test);
        }
        lists();
    }

    private void print(String line, Traffic.Score score) {
        out.println(
                format(
                        line,
                        "HR@20",
                        score.hitRate(),
                        format(
                                " (popularity %.4f, %,d outcomes)",
                                score.popularityHitRate(), score.outcomes())));
        out.println(format(line, "MRR@20", score.reciprocalRank(), ""));
    }

    private void lists() {
        out.println();
        out.print(users());
        out.flush();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
