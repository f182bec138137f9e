package io.headwater.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/** A folder that is gone when it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(path.toFile());
    }
}
