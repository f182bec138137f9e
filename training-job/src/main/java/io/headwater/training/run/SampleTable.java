package io.headwater.training.run;

import io.headwater.training.parquet.Codecs;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** The samples as Parquet, for people: a file per slice, a row per candidate, as {@link SampleColumns} says. */
final class SampleTable implements Closeable {
    /** Name of the folder in that of the run. */
    static final String NAME = "samples";

    private static final long ROW_GROUP_BYTES = 16 << 20;

    private final Path folder;
    private final Map<Slice, ParquetWriter<SampleColumns.Row>> writers = new EnumMap<>(Slice.class);

    SampleTable(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve(NAME));
    }

    void add(Sample sample) throws IOException {
        ParquetWriter<SampleColumns.Row> writer = writers.get(sample.slice());
        if (writer == null) {
            String name = sample.slice().name().toLowerCase(Locale.ROOT) + ".parquet";
            writer = new Builder(folder.resolve(name)).build();
            writers.put(sample.slice(), writer);
        }
        for (int row = 0; row < sample.rows().size(); row++) {
            writer.write(new SampleColumns.Row(sample, row));
        }
    }

    /** Moves the completed files into another folder. */
    void moveTo(Path other) throws IOException {
        close();
        FileUtils.moveDirectory(folder.toFile(), other.resolve(NAME).toFile());
    }

    @Override
    public void close() throws IOException {
        for (ParquetWriter<SampleColumns.Row> writer : writers.values()) {
            writer.close();
        }
        writers.clear();
    }

    private static final class Builder extends ParquetWriter.Builder<SampleColumns.Row, Builder> {

        Builder(Path path) {
            super(new LocalOutputFile(path));
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new Codecs());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withRowGroupSize(ROW_GROUP_BYTES);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<SampleColumns.Row> getWriteSupport(ParquetConfiguration conf) {
            return new SampleColumns();
        }

        @Override
        @SuppressWarnings("deprecation") // abstract there, and not called
        protected WriteSupport<SampleColumns.Row> getWriteSupport(Configuration hadoop) {
            return new SampleColumns();
        }
    }
}
