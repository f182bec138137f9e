package io.headwater.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Cuts a file of columns into records. A line with a stray quote costs itself alone, not the rest of the file, and is known as it
 * was; therefore the file is cut here and only records with quotes go through the CSV parser.
 */
final class TableRecords {
    private static final int LONGEST_RECORD_LINES = 20;

    private final BufferedReader reader;
    private final char delimiter;
    private final CSVFormat format;
    private final Deque<String> ahead = new ArrayDeque<>();
    private int width = -1;
    private String text;
    private List<String> fields;

    TableRecords(BufferedReader reader, char delimiter) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    }

    /** Moves to the next record that isn't blank; its fields, empty for a broken one, null at the end. */
    List<String> next() throws IOException {
        do {
            text = line();
        } while (text != null && text.isBlank());
        fields = text == null ? null : parse(text);
        if (text != null && fields.isEmpty()) {
            join();
        }
        if (width < 0 && text != null) {
            width = fields.size();
        }
        return fields;
    }

    /**
     * The fields of the record.
     *
     * @throws IllegalArgumentException when its quotes don't match
     */
    List<String> fields() {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("quotes that do not match");
        }
        return fields;
    }

    /** The record as it lies in the file. */
    String text() {
        return text;
    }

    private String line() throws IOException {
        return ahead.isEmpty() ? reader.readLine() : ahead.poll();
    }

    /** A quoted field may go on in the next lines; where that makes no whole record, they are lines of their own. */
    private void join() throws IOException {
        List<String> taken = new ArrayList<>();
        StringBuilder joined = new StringBuilder(text);
        for (int i = 1; i < LONGEST_RECORD_LINES; i++) {
            String line = line();
            if (line == null) {
                break;
            }
            taken.add(line);
            joined.append('\n').append(line);
            List<String> whole = line.indexOf('"') < 0 ? List.of() : parse(joined.toString());
            if (!whole.isEmpty() && (width < 0 || whole.size() == width)) {
                text = joined.toString();
                fields = whole;
                return;
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            ahead.addFirst(taken.get(i));
        }
        if (delimiter == '\t') {
            fields = split(text);
        }
    }

    /** Empty when the quotes don't match. */
    private List<String> parse(String record) {
        if (record.indexOf('"') < 0) {
            return split(record);
        }
        try (CSVParser parser = CSVParser.parse(record, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.get(0).toList() : List.of();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return List.of();
        }
    }

    private List<String> split(String record) {
        List<String> parts = new ArrayList<>(Math.max(width, 4));
        int from = 0;
        for (int to = record.indexOf(delimiter); to >= 0; to = record.indexOf(delimiter, from)) {
            parts.add(record.substring(from, to));
            from = to + 1;
        }
        parts.add(record.substring(from));
        return parts;
    }
}
