package io.headwater.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Opens text files, gzip or not by their content, without a byte order mark. */
final class LogFiles {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private LogFiles() {}

    /** What to do with a line. */
    interface LineReader {
        void read(String line) throws IOException;
    }

    /** Reads line by line; a line at which the reader throws goes to the unreadable ones. */
    static void lines(LogFile file, UnreadableLines unreadable, LineReader reader)
            throws IOException {
        try (BufferedReader lines = reader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    if (!line.isBlank()) {
                        reader.read(line);
                    }
                } catch (JsonProcessingException e) {
                    unreadable.add("not JSON", line);
                } catch (IllegalArgumentException e) {
                    unreadable.add(e.getMessage(), line);
                }
            }
        }
    }

    static BufferedReader reader(LogFile file) throws IOException {
        InputStream stream = new BufferedInputStream(file.open(), 1 << 16);
        stream.mark(2);
        boolean gzip = stream.read() == GZIP_FIRST && stream.read() == GZIP_SECOND;
        stream.reset();
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                gzip ? new GZIPInputStream(stream, 1 << 16) : stream,
                                StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
