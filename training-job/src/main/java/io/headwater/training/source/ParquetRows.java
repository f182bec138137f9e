package io.headwater.training.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.training.parquet.ParquetFile;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;

/** The rows of a Parquet file as the JSON objects of the topic: columns and groups by their names. */
final class ParquetRows {
    private static final JsonMapper JSON = new JsonMapper();

    private ParquetRows() {}

    static void read(Path file, FileFormat.Records out) throws IOException {
        long number = 1;
        try (ParquetReader<Group> rows = ParquetFile.open(file)) {
            for (Group row = rows.read(); row != null; row = rows.read()) {
                out.add(number++, JSON.writeValueAsBytes(ParquetJson.of(row)));
            }
        }
    }
}
