package io.headwater.quickstart.view;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Shows the traffic: a page that renews itself on a terminal, lines elsewhere. */
public final class LiveView {
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\n";
    private static final String END_OF_PAGE = "\u001b[J";
    private static final int BAR = 24;
    private static final int REASONS = 96;

    private final PrintStream out;
    private final boolean terminal;
    private final Traffic traffic;
    private final long total;
    private final ListText lists;
    private String header;
    private boolean shown;
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
        this.lists = new ListText(titles);
        this.header = header;
    }

    /**
     * Prints what has changed since the last time.
     *
     * @param training how the training goes, null for nothing
     * @param warning what must be said beside, null for nothing
     */
    public void show(String training, String warning) {
        long now = System.nanoTime();
        double seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
        long sent = Math.max(traffic.sent(), traffic.events());
        long read = traffic.lists();
        double eventsPerSecond = (sent - lastSent) / seconds;
        double listsPerSecond = (read - lastLists) / seconds;
        lastNanos = now;
        lastSent = sent;
        lastLists = read;
        if (terminal) {
            String page =
                    page(training, sent, eventsPerSecond, read, listsPerSecond)
                            + (warning == null ? "" : warning + "\n");
            out.print((shown ? HOME : CLEAR) + page.replace("\n", END_OF_LINE) + END_OF_PAGE);
        } else {
            String line = line(sent, eventsPerSecond, listsPerSecond);
            out.println(
                    line
                            + (training == null ? "" : " · " + shorten(training))
                            + (warning == null ? "" : " · " + warning));
        }
        shown = true;
        out.flush();
    }

    /** Says something that must not be missed: once in lines, from now on at the head of a terminal's page. */
    public void note(String note) {
        if (terminal) {
            header += note + "\n";
        } else {
            out.println(note);
        }
    }

    private String page(
            String training, long sent, double eventsPerSecond, long read, double listsPerSecond) {
        StringBuilder page = new StringBuilder(header).append('\n');
        page.append(format("Events   %,9d sent  %,7.0f/s  %s\n", sent, eventsPerSecond, bar(sent)));
        page.append(
                format(
                        "Lists    %,9d read  %,7.0f/s  %s, by %s\n",
                        read, listsPerSecond, latency(0), traffic.ranker()));
        page.append("HR@20    ").append(hitRates()).append('\n');
        if (training != null) {
            page.append("Model    ").append(shorten(training)).append('\n');
        }
        if (!traffic.rejected().isEmpty()) {
            page.append("Refused  ").append(shorten(refused())).append('\n');
        }
        page.append('\n');
        traffic.watched().forEach(user -> page.append(lists.of(user)).append('\n'));
        return page.toString();
    }

    private String bar(long sent) {
        if (total <= 0) {
            return "";
        }
        int filled = (int) Math.min(BAR, BAR * sent / total);
        return "█".repeat(filled)
                + "░".repeat(BAR - filled)
                + format(" %.0f %% of %,d", percent(sent), total);
    }

    /** Bad and repeated records come on top of the events that were asked for. */
    private double percent(long sent) {
        return Math.min(100, 100.0 * sent / total);
    }

    private String refused() {
        long sum = traffic.rejected().values().stream().mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder(format("%,d:", sum));
        traffic.rejected()
                .forEach((reason, count) -> text.append(format(" %s %,d,", reason, count)));
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static String shorten(String text) {
        return text.length() <= REASONS ? text : text.substring(0, REASONS) + "…";
    }

    private String line(long sent, double eventsPerSecond, double listsPerSecond) {
        String progress =
                total > 0
                        ? format("%,d of %,d events (%.0f %%)", sent, total, percent(sent))
                        : format("%,d events", sent);
        return progress
                + format(
                        " · %,.0f events/s · %,.0f lists/s by %s · %s",
                        eventsPerSecond, listsPerSecond, traffic.ranker(), latency(0))
                + " · HR@20 "
                + hitRates()
                + (traffic.rejected().isEmpty() ? "" : " · refused " + shorten(refused()));
    }

    private String hitRates() {
        if (traffic.all().outcomes() == 0) {
            return "not known yet";
        }
        double formula = traffic.recentFormulaHitRate();
        return format("of the last 1,000: %.3f", traffic.recentHitRate())
                + (Double.isNaN(formula) ? "" : format(", formula %.3f", formula))
                + format(
                        ", popularity %.3f · so far: %.3f, popularity %.3f",
                        traffic.recentPopularityHitRate(),
                        traffic.all().hitRate(),
                        traffic.all().popularityHitRate());
    }

    private String latency(int digits) {
        double median = traffic.latencyMillis(0.5);
        if (Double.isNaN(median)) {
            return "event to list: not measured";
        }
        String pattern = "event to list p50 %." + digits + "f ms, p99 %." + digits + "f ms";
        return format(pattern, median, traffic.latencyMillis(0.99));
    }

    /**
     * Prints what the whole run came to.
     *
     * @param training how the training stands, null for nothing
     */
    public void summary(String training) {
        out.println();
        traffic.watched().forEach(user -> out.println(lists.of(user)));
        out.println(
                format(
                        "%,d events sent, %,d of them twice; %,d lists read; refused %s",
                        traffic.sent(),
                        traffic.repeated(),
                        traffic.lists(),
                        traffic.rejected().isEmpty() ? "none" : refused()));
        if (traffic.givenUp() > 0) {
            out.println(format("%,d events brought no list in time", traffic.givenUp()));
        }
        out.println(latency(1));
        print("prequential %s so far: %.4f%s", traffic.all());
        if (traffic.lastTenth().outcomes() > 0) {
            print("prequential %s over the last 10 %%: %.4f%s", traffic.lastTenth());
        }
        if (traffic.byRanker().size() > 1) {
            traffic.byRanker().forEach((ranker, score) -> print(ranker + ": %s %.4f%s", score));
            out.println(
                    "A shadow is judged by the lists that it would have shown instead of others.");
        }
        if (training != null) {
            out.println("Model: " + training);
        }
        out.flush();
    }

    private void print(String line, Score score) {
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

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
