package io.headwater.training.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.SingletonResultIterator;

/** Of each file its path, for {@link ReadFiles}. */
final class FileNames implements BulkFormat<String, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    @Override
    public Reader<String> createReader(Configuration config, FileSourceSplit split) {
        return new Name(split.path().toString());
    }

    @Override
    public Reader<String> restoreReader(Configuration config, FileSourceSplit split) {
        return new Name(split.getReaderPosition().isEmpty() ? split.path().toString() : null);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return Types.STRING;
    }

    private static final class Name implements Reader<String> {
        private String name;

        Name(String name) {
            this.name = name;
        }

        @Override
        public RecordIterator<String> readBatch() {
            if (name == null) {
                return null;
            }
            SingletonResultIterator<String> one = new SingletonResultIterator<>();
            one.set(name, CheckpointedPosition.NO_OFFSET, 1);
            name = null;
            return one;
        }

        @Override
        public void close() {}
    }
}
