package io.headwater.quickstart.inspect;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of text in columns as wide as their widest cell. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(header);
    }

    /** Adds a row; a missing value is shown as a dash. */
    void add(Object... cells) {
        String[] row = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = text(cells[i]);
        }
        rows.add(row);
    }

    private static String text(Object cell) {
        if (cell instanceof Float || cell instanceof Double) {
            return String.format(Locale.ROOT, "%.4g", ((Number) cell).doubleValue());
        }
        return cell == null ? "-" : cell.toString();
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
    }

    /** The time, null where there was none. */
    static Instant time(long millis) {
        return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE
                ? null
                : Instant.ofEpochMilli(millis);
    }
}
