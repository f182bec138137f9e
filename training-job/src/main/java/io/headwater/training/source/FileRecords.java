package io.headwater.training.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/** The records of one file, in its order. */
interface FileRecords extends Closeable {

    /** The next record's bytes, null after the last. */
    byte[] next() throws IOException;

    /** Where the record that came last stands in the file: its line or row, from 1. */
    long number();

    /** Opens files of one kind. */
    interface Format extends Serializable {
        FileRecords open(Path file) throws IOException;
    }
}
