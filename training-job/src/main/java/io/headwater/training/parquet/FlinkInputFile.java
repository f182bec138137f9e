package io.headwater.training.parquet;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of one of Flink's file systems, as Parquet reads it. */
final class FlinkInputFile implements InputFile {
    private final Path path;

    FlinkInputFile(Path path) {
        this.path = path;
    }

    @Override
    public long getLength() throws IOException {
        return path.getFileSystem().getFileStatus(path).getLen();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        FSDataInputStream in = path.getFileSystem().open(path);
        return new DelegatingSeekableInputStream(in) {
            @Override
            public long getPos() throws IOException {
                return in.getPos();
            }

            @Override
            public void seek(long position) throws IOException {
                in.seek(position);
            }
        };
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
