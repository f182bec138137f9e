package io.headwater.quickstart.log;

import io.headwater.quickstart.feed.EventJson;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.feed.FeedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A log of events from files, in time order. Lines that can't be read are sent as they are, for the system to refuse and keep. */
public final class LogFeed implements Feed {
    private static final double TEST_SHARE = 0.1;

    private final LogFormat format;
    private final List<LogRow> rows;
    private final List<byte[]> unreadable;
    private int next;
    private int nextUnreadable;

    private LogFeed(LogFormat format, List<LogRow> rows, List<byte[]> unreadable) {
        this.format = format;
        this.rows = rows;
        this.unreadable = unreadable;
    }

    /**
     * Reads files whole, then orders them by time and user.
     *
     * @param format a name of {@link LogFormat}, or auto to guess by the first line
     * @param columns names of the columns for jsonl, csv and tsv, such as user=visitor,item=sku; null for the defaults
     */
    public static LogFeed open(List<Path> files, String format, String columns) throws IOException {
        LogFormat known = LogFormat.of(format, files.get(0));
        Columns mapping = Columns.of(columns);
        List<LogRow> rows = new ArrayList<>();
        List<byte[]> unreadable = new ArrayList<>();
        for (Path file : files) {
            known.read(file, mapping, rows::add, unreadable::add);
        }
        rows.sort(Comparator.comparingLong(LogRow::timestampMillis).thenComparing(LogRow::user));
        return new LogFeed(known, rows, unreadable);
    }

    @Override
    public FeedRecord next() {
        if (nextUnreadable < unreadable.size()) {
            return new FeedRecord(
                    FeedRecord.Kind.EVENT, null, unreadable.get(nextUnreadable++), null);
        }
        if (next == rows.size()) {
            return null;
        }
        LogRow row = rows.get(next);
        rows.set(next++, null);
        return EventJson.event(
                EventJson.id(row.user(), row.item(), row.type(), row.timestampMillis()),
                row.user(),
                row.item(),
                row.type(),
                row.timestampMillis(),
                row.price(),
                row.category(),
                row.quantity());
    }

    @Override
    public long total() {
        return (long) rows.size() + unreadable.size();
    }

    @Override
    public long testFromMillis() {
        int first = (int) (rows.size() * (1 - TEST_SHARE));
        LogRow row = first < rows.size() ? rows.get(first) : null;
        return row == null ? Long.MAX_VALUE : row.timestampMillis();
    }

    @Override
    public String describe() {
        return rows.size()
                + " events read as "
                + format.label()
                + (unreadable.isEmpty() ? "" : ", " + unreadable.size() + " lines unreadable");
    }
}
