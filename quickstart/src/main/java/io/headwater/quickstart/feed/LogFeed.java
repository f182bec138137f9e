package io.headwater.quickstart.feed;

import io.headwater.log.Columns;
import io.headwater.log.LogFile;
import io.headwater.log.LogFormat;
import io.headwater.log.LogRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log of events from files, in time order. Lines that can't be read are sent as they are, for the system to refuse and keep. */
public final class LogFeed implements Feed {
    private final LogFormat format;
    private final List<LogRow> rows;
    private final Problems problems;
    private int next;
    private int nextProblem;

    private LogFeed(LogFormat format, List<LogRow> rows, Problems problems) {
        this.format = format;
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * Reads files whole, then orders them by time and user.
     *
     * @param format a name of {@link LogFormat}, or auto to guess by the first line
     * @param columns names of the columns for jsonl, csv and tsv, such as user=visitor,item=sku; null for the defaults
     */
    public static LogFeed open(List<LogFile> files, String format, String columns)
            throws IOException {
        Columns mapping = Columns.of(columns);
        LogFormat known = LogFormat.of(format, files.get(0), mapping);
        List<LogRow> rows = new ArrayList<>();
        Problems problems = new Problems();
        Map<String, String> pool = new HashMap<>();
        for (LogFile file : files) {
            known.read(file, mapping, problems, row -> rows.add(row.pooled(pool)));
        }
        rows.sort(Comparator.comparingLong(LogRow::timestampMillis).thenComparing(LogRow::user));
        return new LogFeed(known, rows, problems);
    }

    @Override
    public FeedRecord next() {
        if (nextProblem < problems.lines().size()) {
            return new FeedRecord(
                    FeedRecord.Kind.EVENT, null, problems.lines().get(nextProblem++), null);
        }
        if (next == rows.size()) {
            return null;
        }
        LogRow row = rows.get(next);
        rows.set(next++, null);
        return FeedRecord.event(row);
    }

    @Override
    public long total() {
        return (long) rows.size() + problems.lines().size();
    }

    /** The format that the files were read as, given or guessed. */
    public String format() {
        return format.label();
    }

    /** One sentence per kind of line that could not be read. */
    public List<String> problems() {
        return problems.sentences();
    }

    @Override
    public String describe() {
        int unreadable = problems.lines().size();
        return rows.size()
                + " events read as "
                + format()
                + (unreadable == 0
                        ? ""
                        : ", "
                                + unreadable
                                + " lines unreadable: "
                                + String.join("; ", problems()));
    }
}
