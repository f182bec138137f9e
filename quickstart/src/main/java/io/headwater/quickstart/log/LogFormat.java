package io.headwater.quickstart.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The kinds of log files that can be played. */
enum LogFormat {
    /** One JSON object a line, fields by {@code --columns}. */
    JSONL {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            lines(
                    file,
                    unreadable,
                    line -> {
                        JsonNode json = JSON.readTree(line);
                        rows.accept(
                                new LogRow(
                                        text(json, columns.column("user")),
                                        text(json, columns.column("item")),
                                        json.path(columns.column("type")).asText("view"),
                                        Times.parse(text(json, columns.column("timestamp"))),
                                        json.path(columns.column("price")).asDouble(Double.NaN),
                                        json.path(columns.column("category")).asText(null),
                                        json.path(columns.column("quantity")).asLong(0)));
                    });
        }
    },
    /** Comma-separated with a header, columns by {@code --columns}. */
    CSV {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            Table.read(
                    file,
                    ',',
                    !columns.byIndex(),
                    unreadable,
                    row -> rows.accept(row.row(columns)));
        }
    },
    /** Tab-separated with a header, columns by {@code --columns}. */
    TSV {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            Table.read(
                    file,
                    '\t',
                    !columns.byIndex(),
                    unreadable,
                    row -> rows.accept(row.row(columns)));
        }
    },
    /** UCI Online Retail: a purchase a row, a negative quantity is a return. Rows without a price are left out. */
    ONLINE_RETAIL {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            Table.read(
                    file,
                    ',',
                    true,
                    unreadable,
                    row -> {
                        long quantity = Long.parseLong(row.get("qty"));
                        double price = Double.parseDouble(row.get("price"));
                        if (price > 0 || quantity < 0) {
                            rows.accept(
                                    new LogRow(
                                            row.get("user"),
                                            row.get("item"),
                                            "purchase",
                                            Times.parse(row.get("ts")),
                                            price,
                                            null,
                                            quantity));
                        }
                    });
        }
    },
    /** OTTO: a session a line with events of aid, ts and type. */
    OTTO {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            lines(
                    file,
                    unreadable,
                    line -> {
                        JsonNode json = JSON.readTree(line);
                        String user = text(json, "session");
                        for (JsonNode event : json.path("events")) {
                            String type =
                                    switch (text(event, "type")) {
                                        case "carts" -> "cart";
                                        case "orders" -> "purchase";
                                        default -> "click";
                                    };
                            rows.accept(
                                    LogRow.of(
                                            user,
                                            text(event, "aid"),
                                            type,
                                            Times.parse(text(event, "ts"))));
                        }
                    });
        }
    },
    /** RetailRocket's events.csv. */
    RETAILROCKET {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            Table.read(
                    file,
                    ',',
                    true,
                    unreadable,
                    row -> {
                        String type =
                                switch (row.get("event")) {
                                    case "addtocart" -> "cart";
                                    case "transaction" -> "purchase";
                                    default -> "view";
                                };
                        rows.accept(
                                LogRow.of(
                                        row.get("visitorid"),
                                        row.get("itemid"),
                                        type,
                                        Times.parse(row.get("timestamp"))));
                    });
        }
    },
    /** MovieLens: ratings.csv, u.data or ratings.dat; a rating of 3.5 or more is a like, below 2.5 a dislike, else a view. */
    MOVIELENS {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            lines(
                    file,
                    unreadable,
                    line -> {
                        String[] fields = line.split("::|\t|,", -1);
                        if (fields[0].equals("userId")) {
                            return;
                        }
                        double rating = Double.parseDouble(fields[2]);
                        String type = rating >= 3.5 ? "like" : rating < 2.5 ? "dislike" : "view";
                        rows.accept(LogRow.of(fields[0], fields[1], type, Times.parse(fields[3])));
                    });
        }
    },
    /** SessionId, ItemId and Time in seconds, tab-separated: a click a row. */
    SESSION_TSV {
        @Override
        void read(Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
                throws IOException {
            Table.read(
                    file,
                    '\t',
                    true,
                    unreadable,
                    row ->
                            rows.accept(
                                    LogRow.of(
                                            row.get("SessionId"),
                                            row.get("ItemId"),
                                            "click",
                                            Times.parse(row.get("Time")))));
        }
    };

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a file row by row; a line that can't be read goes to unreadable. */
    abstract void read(
            Path file, Columns columns, Consumer<LogRow> rows, Consumer<byte[]> unreadable)
            throws IOException;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LogFormat of(String name, Path file) throws IOException {
        if (name.equals("auto")) {
            return guess(file);
        }
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "--format must be one of auto, "
                                                + Arrays.stream(values())
                                                        .map(LogFormat::label)
                                                        .collect(Collectors.joining(", "))
                                                + ", was "
                                                + name));
    }

    private static LogFormat guess(Path file) throws IOException {
        String first;
        try (BufferedReader reader = LogFiles.reader(file)) {
            first = reader.readLine();
        }
        if (first == null) {
            throw new IllegalArgumentException(file + " is empty");
        } else if (first.startsWith("{")) {
            return first.contains("\"session\"") && first.contains("\"aid\"") ? OTTO : JSONL;
        } else if (first.startsWith("SessionId\t")) {
            return SESSION_TSV;
        } else if (first.contains("invoice") && first.contains("qty")) {
            return ONLINE_RETAIL;
        } else if (first.contains("visitorid")) {
            return RETAILROCKET;
        } else if (first.contains("::")
                || first.startsWith("userId,movieId")
                || first.matches("\\d+\t\\d+\t\\d+\t\\d+")) {
            return MOVIELENS;
        }
        return first.contains("\t") ? TSV : CSV;
    }

    private interface LineReader {
        void read(String line) throws IOException;
    }

    private static void lines(Path file, Consumer<byte[]> unreadable, LineReader reader)
            throws IOException {
        try (BufferedReader lines = LogFiles.reader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    if (!line.isBlank()) {
                        reader.read(line);
                    }
                } catch (IOException | RuntimeException e) {
                    unreadable.accept(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode node = json.get(field);
        if (node == null || node.isNull()) {
            throw new IllegalArgumentException("no " + field);
        }
        return node.asText();
    }
}
