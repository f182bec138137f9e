package io.headwater.training.run;

import io.headwater.serialization.Bytes;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.TestCase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The test requests in order, each with what the evaluation needs beside its rows. */
final class TestCaseFile {

    private TestCaseFile() {}

    /**
     * A test request.
     *
     * @param rows how many rows it has in the file of groups; none, and no group, when nobody named a candidate
     */
    record Entry(String userId, long asOfMillis, long historyEvents, int rows, TestCase testCase) {}

    /** Appends requests. */
    static final class Writer implements Closeable {
        private final DataOutputStream out;

        Writer(Path path) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
        }

        void add(Sample sample) throws IOException {
            Bytes.writeText(out, sample.userId());
            out.writeLong(sample.asOfMillis());
            out.writeLong(sample.historyEvents());
            out.writeInt(sample.rows().size());
            TestCase.FORMAT.write(sample.test(), out);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads them again. */
    static final class Reader implements Closeable {
        private final DataInputStream in;

        Reader(Path path) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)));
        }

        /** The next request, null after the last. */
        Entry next() throws IOException {
            String userId;
            try {
                userId = Bytes.readText(in);
            } catch (EOFException end) {
                return null;
            }
            return new Entry(
                    userId, in.readLong(), in.readLong(), in.readInt(), TestCase.FORMAT.read(in));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
