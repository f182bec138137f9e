package io.headwater.training.learner;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link GroupFile} group by group. */
public final class GroupFileReader implements Closeable {
    private static final int LONGEST_NAME = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(GroupFile.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private GroupFile file;
    private long group;
    private int rows;

    private GroupFileReader(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path);
        buffer.limit(0);
    }

    /**
     * Opens a finished file.
     *
     * @throws IOException when it is no such file, of another version, or unfinished
     */
    public static GroupFileReader open(Path path) throws IOException {
        GroupFileReader reader = new GroupFileReader(path);
        try {
            reader.readHead();
        } catch (IOException e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    public GroupFile file() {
        return file;
    }

    /** Steps to the next group: its number of rows, −1 after the last. */
    public int next() throws IOException {
        if (group == file.groups()) {
            return -1;
        }
        group++;
        rows = need(Integer.BYTES).getInt();
        if (rows <= 0 || rows > file.largestGroup()) {
            throw new IOException(
                    "group "
                            + group
                            + " of "
                            + path
                            + " must have from 1 to "
                            + file.largestGroup()
                            + " rows, has "
                            + rows
                            + ": the file is damaged, write it anew");
        }
        return rows;
    }

    /** Copies the rows of the group that {@link #next} stepped to; once. */
    public void read(float[] grades, int firstGrade, float[] values, int firstValue)
            throws IOException {
        for (int i = 0; i < rows; i++) {
            grades[firstGrade + i] = need(1).get();
        }
        int count = rows * file.features().size();
        for (int i = 0; i < count; i++) {
            values[firstValue + i] = need(Float.BYTES).getFloat();
        }
    }

    private void readHead() throws IOException {
        if (channel.size() < Long.BYTES || need(Long.BYTES).getLong() != GroupFile.MAGIC) {
            throw new IOException(path + " is no file of request groups");
        }
        int version = need(Integer.BYTES).getInt();
        if (version != GroupFile.VERSION) {
            throw new IOException(
                    path + " has version " + version + ", expected " + GroupFile.VERSION);
        }
        long groups = need(Long.BYTES).getLong();
        if (groups == GroupFile.UNFINISHED) {
            throw new IOException(path + " is unfinished: whoever wrote it did not end well");
        }
        long allRows = need(Long.BYTES).getLong();
        List<Long> rowsByGrade = new ArrayList<>();
        for (int i = 0; i < GroupFile.GRADES; i++) {
            rowsByGrade.add(need(Long.BYTES).getLong());
        }
        int largestGroup = need(Integer.BYTES).getInt();
        file = new GroupFile(path, readNames(), groups, allRows, rowsByGrade, largestGroup);
    }

    private List<String> readNames() throws IOException {
        int count = need(Integer.BYTES).getInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = need(Integer.BYTES).getInt();
            if (length < 0 || length > LONGEST_NAME) {
                throw new IOException(path + " is damaged: a feature name of " + length + " bytes");
            }
            byte[] name = new byte[length];
            need(length).get(name);
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return names;
    }

    private ByteBuffer need(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            buffer.compact();
            while (buffer.position() < bytes) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException(
                            path + " ends within group " + group + ": the file is damaged");
                }
            }
            buffer.flip();
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
