package io.headwater.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One row of a file of columns. */
final class Table {
    private final Map<String, Integer> header;
    private final List<String> fields;

    private Table(Map<String, Integer> header, List<String> fields) {
        this.header = header;
        this.fields = fields;
    }

    /**
     * Reads a file row by row; a row that can't be read goes to the unreadable ones.
     *
     * @param required columns without which nothing can be read; with a number for a name the file has no header
     */
    static void read(
            LogFile file,
            char delimiter,
            List<String> required,
            UnreadableLines unreadable,
            Consumer<Table> rows)
            throws IOException {
        try (BufferedReader reader = LogFiles.reader(file)) {
            TableRecords records = new TableRecords(reader, delimiter);
            boolean headed = !isIndex(required.get(0));
            Map<String, Integer> header =
                    headed ? header(file, records.next(), required) : Map.of();
            while (records.next() != null) {
                try {
                    rows.accept(new Table(header, records.fields()));
                } catch (IllegalArgumentException e) {
                    unreadable.add(e.getMessage(), records.text());
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<String, Integer> header(
            LogFile file, List<String> names, List<String> required) {
        Map<String, Integer> header = new HashMap<>();
        for (int i = 0; names != null && i < names.size(); i++) {
            header.putIfAbsent(names.get(i).strip(), i);
        }
        for (String column : required) {
            if (!isIndex(column) && !header.containsKey(column)) {
                throw new IllegalArgumentException(
                        file.name()
                                + " must have a column '"
                                + column
                                + "', has "
                                + (names == null ? List.of() : names)
                                + "; name its columns with --columns or its format with --format");
            }
        }
        return header;
    }

    private static boolean isIndex(String column) {
        return !column.isEmpty() && column.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A field that must be there. */
    String get(String column) {
        String value = optional(column);
        if (value == null) {
            throw new IllegalArgumentException("no " + column);
        }
        return value;
    }

    double number(String column) {
        return number(column, get(column));
    }

    static double number(String column, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " is not a number", e);
        }
    }

    /** A field that may be absent or empty, then null. */
    private String optional(String column) {
        Integer index = isIndex(column) ? Integer.valueOf(column) : header.get(column);
        String value = index == null || index >= fields.size() ? null : fields.get(index);
        return value == null || value.isBlank() ? null : value.strip();
    }

    LogRow row(Columns columns) {
        String type = optional(columns.column("type"));
        String price = optional(columns.column("price"));
        String quantity = optional(columns.column("quantity"));
        return new LogRow(
                get(columns.column("user")),
                get(columns.column("item")),
                type == null ? "view" : type,
                Times.parse(get(columns.column("timestamp"))),
                price == null ? Double.NaN : number("price", price),
                optional(columns.column("category")),
                quantity == null ? 0 : (long) number("quantity", quantity));
    }
}
