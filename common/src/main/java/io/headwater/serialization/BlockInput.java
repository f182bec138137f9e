package io.headwater.serialization;

import java.io.DataInput;
import java.io.EOFException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads big-endian values from an array. The JDK's streams of this kind take a lock for every byte. */
public final class BlockInput implements DataInput {
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int at;

    public BlockInput(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    public boolean isAtEnd() {
        return at == bytes.length;
    }

    /** Steps over a value, and returns the place where it begins. */
    private int take(int length) throws EOFException {
        int from = at;
        if (length > bytes.length - from) {
            throw new EOFException(
                    "expected " + length + " more bytes, found " + (bytes.length - from));
        }
        at = from + length;
        return from;
    }

    @Override
    public void readFully(byte[] target) throws EOFException {
        readFully(target, 0, target.length);
    }

    @Override
    public void readFully(byte[] target, int offset, int length) throws EOFException {
        System.arraycopy(bytes, take(length), target, offset, length);
    }

    @Override
    public int skipBytes(int length) {
        int skipped = Math.min(length, bytes.length - at);
        at += skipped;
        return skipped;
    }

    @Override
    public boolean readBoolean() throws EOFException {
        return readByte() != 0;
    }

    @Override
    public byte readByte() throws EOFException {
        return bytes[take(1)];
    }

    @Override
    public int readUnsignedByte() throws EOFException {
        return readByte() & 0xFF;
    }

    @Override
    public short readShort() throws EOFException {
        return (short) SHORT.get(bytes, take(Short.BYTES));
    }

    @Override
    public int readUnsignedShort() throws EOFException {
        return readShort() & 0xFFFF;
    }

    @Override
    public char readChar() throws EOFException {
        return (char) readShort();
    }

    @Override
    public int readInt() throws EOFException {
        return (int) INT.get(bytes, take(Integer.BYTES));
    }

    @Override
    public long readLong() throws EOFException {
        return (long) LONG.get(bytes, take(Long.BYTES));
    }

    @Override
    public float readFloat() throws EOFException {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public double readDouble() throws EOFException {
        return Double.longBitsToDouble(readLong());
    }

    /** Not offered: formats have no lines. */
    @Override
    public String readLine() {
        throw new UnsupportedOperationException("formats have no lines");
    }

    /** Not offered: {@link Bytes#readText} has no limit of length. */
    @Override
    public String readUTF() {
        throw new UnsupportedOperationException("texts are read by Bytes.readText");
    }
}
