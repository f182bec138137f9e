package io.headwater.training.source;

import io.headwater.event.Origin;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads files whole; each record knows its file and its number there, which keeps the order of a basket. */
final class ReadFiles extends ProcessFunction<String, Origin> {
    private static final long serialVersionUID = 1L;

    private final FileFormat format;
    private final long recordTimeMillis;

    /**
     * @param recordTimeMillis stands in for the records' own time
     */
    ReadFiles(FileFormat format, long recordTimeMillis) {
        this.format = format;
        this.recordTimeMillis = recordTimeMillis;
    }

    @Override
    public void processElement(String file, Context context, Collector<Origin> out)
            throws IOException {
        try {
            format.read(
                    new Path(file),
                    (number, value) ->
                            out.collect(
                                    new Origin(file, 0, number, recordTimeMillis, null, value)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
