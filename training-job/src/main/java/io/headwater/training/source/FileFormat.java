package io.headwater.training.source;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/** How to read files of one kind. */
interface FileFormat extends Serializable {

    /** Hands over the records of a file in their order. */
    void read(Path file, Records out) throws IOException;

    /** Takes the records of a file. */
    interface Records {

        /**
         * @param number where the record stands in its file: its line or row, from 1
         */
        void add(long number, byte[] value);
    }

    /** Parquet by the ending of the name, else lines. */
    static void byName(Path file, Records out) throws IOException {
        if (file.getName().endsWith(".parquet")) {
            ParquetRows.read(file, out);
        } else {
            Lines.read(file, out);
        }
    }
}
