package io.headwater.training.run;

import io.headwater.event.Rejection;
import io.headwater.event.RejectionJson;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;

/** The records that a run has refused, each a line as on the topic `events-rejected`, compressed; no file when there are none. */
final class RejectedFile implements Closeable {
    static final String NAME = "rejected.jsonl.gz";

    private final Path path;
    private final RejectionJson json = new RejectionJson(Integer.MAX_VALUE);
    private final Map<String, Long> counts = new TreeMap<>();
    private OutputStream out;

    RejectedFile(Path folder) {
        this.path = folder.resolve(NAME);
    }

    void add(Rejection rejection) throws IOException {
        if (out == null) {
            out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(path)));
        }
        out.write(json.encode(rejection));
        out.write('\n');
        counts.merge(rejection.reason().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
    }

    /** How many by reason. */
    Map<String, Long> counts() {
        return counts;
    }

    /** Moves the completed file into another folder. */
    void moveTo(Path folder) throws IOException {
        close();
        if (!counts.isEmpty()) {
            FileUtils.moveFile(path.toFile(), folder.resolve(NAME).toFile());
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
