package io.headwater.training.source;

import io.headwater.log.Columns;
import io.headwater.log.LogFile;
import io.headwater.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.fs.Path;

/**
 * The rows of a log of another system, as events. A row of which nothing can be made goes on as it is, for the decoder to refuse.
 *
 * @param format a {@link LogFormat}'s name, or auto
 * @param columns which column holds what, null for each its own name
 */
record LogRows(String format, String columns) implements FileFormat {

    /** Checks what can be checked without a file. */
    LogRows {
        Columns mapping = Columns.of(columns);
        if (!format.equals("auto")) {
            try {
                LogFormat.of(format, null, mapping);
            } catch (IOException e) {
                throw new IllegalStateException("no file is read for a format that is named", e);
            }
        }
    }

    @Override
    public void read(Path file, Records out) throws IOException {
        LogFile log = new FlinkLogFile(file);
        Columns mapping = Columns.of(columns);
        long[] rows = {0};
        LogFormat.of(format, log, mapping)
                .read(
                        log,
                        mapping,
                        (reason, line) -> out.add(++rows[0], line.getBytes(StandardCharsets.UTF_8)),
                        row -> out.add(++rows[0], row.json()));
    }

    private record FlinkLogFile(Path file) implements LogFile {

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public InputStream open() throws IOException {
            return file.getFileSystem().open(file);
        }
    }
}
