package io.headwater.serialization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodes a value into bytes of its own and back, for state and for values that travel unopened. */
public final class Block {

    private Block() {}

    public static <T> byte[] encode(Format<T> format, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            format.write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static <T> T decode(Format<T> format, byte[] block) {
        try {
            return format.read(new DataInputStream(new ByteArrayInputStream(block)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encodes with a version in the first byte, for state that outlives a release. */
    public static <T> byte[] encode(int version, Format<T> format, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            bytes.write(version);
            format.write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static <T> T decode(int version, Format<T> format, byte[] block) {
        if (block[0] != version) {
            throw new IllegalStateException(
                    "state is of version "
                            + block[0]
                            + ", expected "
                            + version
                            + ": restore it with the release that wrote it");
        }
        try {
            return format.read(
                    new DataInputStream(new ByteArrayInputStream(block, 1, block.length - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
