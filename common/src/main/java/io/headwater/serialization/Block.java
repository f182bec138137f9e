package io.headwater.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodes a value into bytes of its own and back, for state and for values that travel unopened. */
public final class Block {

    private Block() {}

    public static <T> byte[] encode(Format<T> format, T value) {
        BlockOutput out = new BlockOutput();
        write(format, value, out);
        return out.toBytes();
    }

    public static <T> T decode(Format<T> format, byte[] block) {
        return decode(format, block, 0);
    }

    /** Decodes a value that begins at a place of a block. */
    public static <T> T decode(Format<T> format, byte[] block, int at) {
        return read(format, new BlockInput(block, at));
    }

    /** Encodes with a version in the first byte, for state that outlives a release. */
    public static <T> byte[] encode(int version, Format<T> format, T value) {
        BlockOutput out = new BlockOutput();
        out.write(version);
        write(format, value, out);
        return out.toBytes();
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
        return read(format, new BlockInput(block, 1));
    }

    private static <T> void write(Format<T> format, T value, BlockOutput out) {
        try {
            format.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Format<T> format, BlockInput in) {
        try {
            return format.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
