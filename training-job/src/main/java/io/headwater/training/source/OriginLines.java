package io.headwater.training.source;

import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Origin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;

/** The lines of a text file, each with its number, which keeps the order of a basket. Compressed files go by their ending. */
final class OriginLines extends SimpleStreamFormat<Origin> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final long recordTimeMillis;

    /**
     * @param name what a refused line is said to be from
     * @param recordTimeMillis stands in for the lines' own time
     */
    OriginLines(String name, long recordTimeMillis) {
        this.name = name;
        this.recordTimeMillis = recordTimeMillis;
    }

    @Override
    public Reader<Origin> createReader(Configuration config, FSDataInputStream stream) {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        return new StreamFormat.Reader<>() {
            private long number;

            @Override
            public Origin read() throws IOException {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        byte[] value = line.getBytes(StandardCharsets.UTF_8);
                        return new Origin(name, 0, number, recordTimeMillis, null, value);
                    }
                }
                return null;
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    @Override
    public TypeInformation<Origin> getProducedType() {
        return StreamTypes.ORIGIN;
    }
}
