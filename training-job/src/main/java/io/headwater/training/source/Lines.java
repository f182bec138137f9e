package io.headwater.training.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.io.compression.InflaterInputStreamFactory;
import org.apache.flink.connector.file.src.compression.StandardDeCompressors;
import org.apache.flink.core.fs.Path;

/** The lines of a text file, byte for byte and without the blank ones. Compressed files go by their ending. */
final class Lines {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;

    private Lines(InputStream in) {
        this.in = in;
    }

    static void read(Path file, FileFormat.Records out) throws IOException {
        InflaterInputStreamFactory<?> compression =
                StandardDeCompressors.getDecompressorForFileName(file.getName());
        try (InputStream bytes = file.getFileSystem().open(file);
                InputStream in = compression == null ? bytes : compression.create(bytes)) {
            Lines lines = new Lines(in);
            long number = 1;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!isBlank(line)) {
                    out.add(number, line);
                }
                number++;
            }
        }
    }

    private byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (at < end) {
                at++;
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one < 0 || one > ' ') {
                return false;
            }
        }
        return true;
    }
}
