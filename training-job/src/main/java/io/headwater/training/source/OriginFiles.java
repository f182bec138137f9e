package io.headwater.training.source;

import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

/** Reads a file as a whole; each record knows its file and its number there, which keeps the order of a basket. */
final class OriginFiles implements BulkFormat<Origin, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 1000;

    private final FileRecords.Format format;
    private final long recordTimeMillis;

    /**
     * @param recordTimeMillis stands in for the records' own time
     */
    OriginFiles(FileRecords.Format format, long recordTimeMillis) {
        this.format = format;
        this.recordTimeMillis = recordTimeMillis;
    }

    @Override
    public Reader<Origin> createReader(Configuration config, FileSourceSplit split)
            throws IOException {
        return new OriginReader(split, format.open(split.path()));
    }

    @Override
    public Reader<Origin> restoreReader(Configuration config, FileSourceSplit split)
            throws IOException {
        OriginReader reader = new OriginReader(split, format.open(split.path()));
        reader.skip(
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L));
        return reader;
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Origin> getProducedType() {
        return StreamTypes.ORIGIN;
    }

    private final class OriginReader implements Reader<Origin> {
        private final String file;
        private final FileRecords records;
        private long read;

        OriginReader(FileSourceSplit split, FileRecords records) {
            this.file = split.path().toString();
            this.records = records;
        }

        void skip(long count) throws IOException {
            while (read < count && records.next() != null) {
                read++;
            }
        }

        @Override
        public RecordIterator<Origin> readBatch() throws IOException {
            List<Origin> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH) {
                byte[] value = records.next();
                if (value == null) {
                    break;
                }
                batch.add(new Origin(file, 0, records.number(), recordTimeMillis, null, value));
            }
            long before = read;
            read += batch.size();
            return batch.isEmpty()
                    ? null
                    : new IteratorResultIterator<>(
                            batch.iterator(), CheckpointedPosition.NO_OFFSET, before);
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
