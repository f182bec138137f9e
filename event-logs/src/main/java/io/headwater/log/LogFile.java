package io.headwater.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a log, wherever it lies; its bytes can be read more than once. */
public interface LogFile {

    /** What messages call it. */
    String name();

    InputStream open() throws IOException;

    /** A file on this machine. */
    static LogFile of(Path path) {
        return new LogFile() {
            @Override
            public String name() {
                return path.toString();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }
}
