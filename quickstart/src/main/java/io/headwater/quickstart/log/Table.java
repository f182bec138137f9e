package io.headwater.quickstart.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One row of a file of columns. */
final class Table {
    private final CSVRecord row;

    private Table(CSVRecord row) {
        this.row = row;
    }

    static void read(
            Path file,
            char delimiter,
            boolean header,
            Consumer<byte[]> unreadable,
            Consumer<Table> rows)
            throws IOException {
        CSVFormat.Builder format =
                CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true);
        if (header) {
            format.setHeader().setSkipHeaderRecord(true);
        }
        try (BufferedReader reader = LogFiles.reader(file);
                CSVParser parser = CSVParser.parse(reader, format.get())) {
            for (CSVRecord row : parser) {
                try {
                    rows.accept(new Table(row));
                } catch (RuntimeException e) {
                    List<String> fields = row.toList();
                    unreadable.accept(
                            String.join(String.valueOf(delimiter), fields)
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** A field that must be there. */
    String get(String column) {
        String value = optional(column);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("no " + column);
        }
        return value;
    }

    private String optional(String column) {
        if (column.matches("\\d+")) {
            int index = Integer.parseInt(column);
            return index < row.size() ? row.get(index) : null;
        }
        return row.isMapped(column) && row.isSet(column) ? row.get(column) : null;
    }

    LogRow row(Columns columns) {
        String type = optional(columns.column("type"));
        String price = optional(columns.column("price"));
        String quantity = optional(columns.column("quantity"));
        String category = optional(columns.column("category"));
        return new LogRow(
                get(columns.column("user")),
                get(columns.column("item")),
                type == null || type.isEmpty() ? "view" : type,
                Times.parse(get(columns.column("timestamp"))),
                price == null || price.isEmpty() ? Double.NaN : Double.parseDouble(price),
                category == null || category.isEmpty() ? null : category,
                quantity == null || quantity.isEmpty() ? 0 : Long.parseLong(quantity));
    }
}
