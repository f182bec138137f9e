package io.headwater.training.parquet;

import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Opens Parquet files of any schema, row by row. */
public final class ParquetFile {

    private ParquetFile() {}

    public static ParquetReader<Group> open(Path file) throws IOException {
        return new Rows(new FlinkInputFile(file)).build();
    }

    private static final class Rows extends ParquetReader.Builder<Group> {

        Rows(InputFile file) {
            super(file, new PlainParquetConfiguration());
            withCodecFactory(new Codecs());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
