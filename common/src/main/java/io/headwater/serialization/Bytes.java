package io.headwater.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The few encodings that every {@link Format} is written with. */
public final class Bytes {

    private Bytes() {}

    /** Writes a number in 1 to 10 bytes, small ones short; negative ones take 10. */
    public static void writeVarLong(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long readVarLong(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than 10 bytes: the record is corrupt");
    }

    public static void writeVarInt(DataOutput out, int value) throws IOException {
        writeVarLong(out, value & 0xFFFFFFFFL);
    }

    public static int readVarInt(DataInput in) throws IOException {
        return (int) readVarLong(in);
    }

    /** Writes a text or null. */
    public static void writeText(DataOutput out, String text) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeVarInt(out, utf8.length + 1);
        out.write(utf8);
    }

    public static String readText(DataInput in) throws IOException {
        byte[] utf8 = readBlock(in);
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    /** Writes how many texts there are, then each. */
    public static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        writeVarInt(out, texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    public static List<String> readTexts(DataInput in) throws IOException {
        int size = readVarInt(in);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    /** Writes bytes or null. */
    public static void writeBlock(DataOutput out, byte[] block) throws IOException {
        if (block == null) {
            out.writeByte(0);
            return;
        }
        writeVarInt(out, block.length + 1);
        out.write(block);
    }

    public static byte[] readBlock(DataInput in) throws IOException {
        int length = readVarInt(in) - 1;
        if (length < 0) {
            return null;
        }
        byte[] block = new byte[length];
        in.readFully(block);
        return block;
    }

    /** Writes how many blocks there are, then each. */
    public static void writeBlocks(DataOutput out, byte[][] blocks) throws IOException {
        writeVarInt(out, blocks.length);
        for (byte[] block : blocks) {
            writeBlock(out, block);
        }
    }

    public static byte[][] readBlocks(DataInput in) throws IOException {
        byte[][] blocks = new byte[readVarInt(in)][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = readBlock(in);
        }
        return blocks;
    }

    /** Writes numbers of eight bytes each, or null. */
    public static void writeLongs(DataOutput out, long[] values) throws IOException {
        if (values == null) {
            out.writeByte(0);
            return;
        }
        byte[] block = new byte[values.length * Long.BYTES];
        ByteBuffer.wrap(block).asLongBuffer().put(values);
        writeBlock(out, block);
    }

    public static long[] readLongs(DataInput in) throws IOException {
        byte[] block = readBlock(in);
        if (block == null) {
            return null;
        }
        long[] values = new long[block.length / Long.BYTES];
        ByteBuffer.wrap(block).asLongBuffer().get(values);
        return values;
    }

    /** Writes the first of some numbers of four bytes; one byte if all are 0. */
    public static void writeFloats(DataOutput out, float[] values, int count) throws IOException {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= values[i] != 0;
        }
        out.writeBoolean(any);
        if (any) {
            byte[] block = new byte[count * Float.BYTES];
            ByteBuffer.wrap(block).asFloatBuffer().put(values, 0, count);
            out.write(block);
        }
    }

    public static float[] readFloats(DataInput in, int count) throws IOException {
        float[] values = new float[count];
        if (in.readBoolean()) {
            byte[] block = new byte[count * Float.BYTES];
            in.readFully(block);
            ByteBuffer.wrap(block).asFloatBuffer().get(values);
        }
        return values;
    }
}
