package io.headwater.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The kinds of log files that can be played. */
public enum LogFormat {
    /** One JSON object a line, fields by {@code --columns}, or as on the events topic. */
    JSONL,
    /** Comma-separated with a header, or without where columns are numbers. */
    CSV,
    /** Tab-separated, likewise. */
    TSV,
    /** UCI Online Retail: a purchase a row, a negative quantity is a return. Rows of neither are left out. */
    ONLINE_RETAIL,
    /** OTTO: a session a line with events of aid, ts and type. */
    OTTO,
    /** RetailRocket's events.csv. */
    RETAILROCKET,
    /** MovieLens: ratings.csv, u.data or ratings.dat; a rating of 3.5 or more is a like, below 2.5 a dislike, else a view. */
    MOVIELENS,
    /** SessionId, ItemId and Time in seconds, tab-separated: a click a row. */
    SESSION_TSV;

    private static final List<String> RETAIL = List.of("user", "item", "ts", "qty", "price");
    private static final List<String> ROCKET = List.of("visitorid", "itemid", "event", "timestamp");
    private static final List<String> SESSION = List.of("SessionId", "ItemId", "Time");

    /** Reads a file row by row; what can't be read goes to the unreadable ones. */
    public void read(
            LogFile file, Columns columns, UnreadableLines unreadable, Consumer<LogRow> rows)
            throws IOException {
        Consumer<Table> mapped = row -> rows.accept(row.row(columns));
        switch (this) {
            case JSONL -> JsonLines.events(file, columns, unreadable, rows);
            case OTTO -> JsonLines.sessions(file, unreadable, rows);
            case MOVIELENS -> LogFiles.lines(file, unreadable, line -> movieLens(line, rows));
            case CSV -> Table.read(file, ',', columns.required(), unreadable, mapped);
            case TSV -> Table.read(file, '\t', columns.required(), unreadable, mapped);
            case ONLINE_RETAIL ->
                    Table.read(file, ',', RETAIL, unreadable, row -> onlineRetail(row, rows));
            case RETAILROCKET ->
                    Table.read(file, ',', ROCKET, unreadable, row -> rows.accept(rocket(row)));
            case SESSION_TSV ->
                    Table.read(file, '\t', SESSION, unreadable, row -> rows.accept(click(row)));
        }
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of a name, or for auto the one that the first line of the file looks like. */
    public static LogFormat of(String name, LogFile file, Columns columns) throws IOException {
        if (name.equals("auto")) {
            return guess(file, columns);
        }
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        String names =
                Arrays.stream(values()).map(LogFormat::label).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "--format must be one of auto, " + names + ", was " + name);
    }

    private static LogFormat guess(LogFile file, Columns columns) throws IOException {
        String first;
        try (BufferedReader reader = LogFiles.reader(file)) {
            first = reader.readLine();
        }
        if (first == null) {
            throw new IllegalArgumentException(file.name() + " is empty");
        }
        boolean mapped = !columns.isDefault();
        if (first.startsWith("{")) {
            return !mapped && first.contains("\"session\"") ? OTTO : JSONL;
        } else if (mapped) {
            return first.contains("\t") ? TSV : CSV;
        } else if (first.startsWith("SessionId\t")) {
            return SESSION_TSV;
        } else if (first.startsWith("ts,invoice,user,item,qty,price")) {
            return ONLINE_RETAIL;
        } else if (first.contains("visitorid")) {
            return RETAILROCKET;
        } else if (first.startsWith("userId,movieId,rating")
                || first.matches("\\d+(::|\t)\\d+(::|\t)[\\d.]+(::|\t)\\d+")) {
            return MOVIELENS;
        }
        return first.contains("\t") ? TSV : CSV;
    }

    private static void onlineRetail(Table row, Consumer<LogRow> rows) {
        long quantity = (long) row.number("qty");
        double price = row.number("price");
        if (quantity < 0 || (quantity > 0 && price > 0)) {
            rows.accept(
                    new LogRow(
                            row.get("user"),
                            row.get("item"),
                            "purchase",
                            Times.parse(row.get("ts")),
                            price > 0 ? price : Double.NaN,
                            null,
                            quantity));
        }
    }

    private static LogRow rocket(Table row) {
        String event = row.get("event");
        String type =
                switch (event) {
                    case "addtocart" -> "cart";
                    case "transaction" -> "purchase";
                    default -> event;
                };
        return LogRow.of(
                row.get("visitorid"), row.get("itemid"), type, Times.parse(row.get("timestamp")));
    }

    private static void movieLens(String line, Consumer<LogRow> rows) {
        String[] fields = line.split("::|\t|,", -1);
        if (fields.length != 4) {
            throw new IllegalArgumentException("not user, movie, rating, timestamp");
        }
        if (!fields[0].equals("userId")) {
            double rating = Table.number("rating", fields[2]);
            String type = rating >= 3.5 ? "like" : rating < 2.5 ? "dislike" : "view";
            rows.accept(LogRow.of(fields[0], fields[1], type, Times.parse(fields[3])));
        }
    }

    private static LogRow click(Table row) {
        return LogRow.of(
                row.get("SessionId"), row.get("ItemId"), "click", Times.parse(row.get("Time")));
    }
}
