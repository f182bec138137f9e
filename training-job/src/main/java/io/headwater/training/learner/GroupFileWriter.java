package io.headwater.training.learner;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** Writes a {@link GroupFile} group by group, never holding more than a buffer. */
public final class GroupFileWriter implements Closeable {
    private final Path path;
    private final List<String> features;
    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(GroupFile.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Long[] rowsByGrade = new Long[GroupFile.GRADES];
    private long groups;
    private long rows;
    private int largestGroup;

    private GroupFileWriter(Path path, List<String> features) throws IOException {
        this.path = path;
        this.features = List.copyOf(features);
        this.channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        Arrays.fill(rowsByGrade, 0L);
    }

    /** Begins a file; one that is there is replaced. */
    public static GroupFileWriter create(Path path, List<String> features) throws IOException {
        if (features.isEmpty()) {
            throw new IllegalArgumentException("features must not be empty");
        }
        GroupFileWriter writer = new GroupFileWriter(path, features);
        try {
            writer.writeHead(GroupFile.UNFINISHED);
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    /**
     * Appends one request.
     *
     * @param grades per row, 0 for irrelevant, at most 3
     * @param values the rows' features one row after the other
     */
    public void add(byte[] grades, float[] values) throws IOException {
        check(grades, values);
        ensure(Integer.BYTES);
        buffer.putInt(grades.length);
        for (byte grade : grades) {
            ensure(1);
            buffer.put(grade);
            rowsByGrade[grade]++;
        }
        for (float value : values) {
            ensure(Float.BYTES);
            buffer.putFloat(value);
        }
        groups++;
        rows += grades.length;
        largestGroup = Math.max(largestGroup, grades.length);
    }

    private void check(byte[] grades, float[] values) {
        if (grades.length == 0 || values.length != grades.length * features.size()) {
            throw new IllegalArgumentException(
                    "a group needs at least one row and "
                            + features.size()
                            + " features a row, had "
                            + grades.length
                            + " rows and "
                            + values.length
                            + " values");
        }
        for (byte grade : grades) {
            if (grade < 0 || grade >= GroupFile.GRADES) {
                throw new IllegalArgumentException("grade must be from 0 to 3, was " + grade);
            }
        }
    }

    /** Completes the file and closes it; without this it stays unreadable. */
    public GroupFile finish() throws IOException {
        flush();
        GroupFile file = writeHead(groups);
        close();
        return file;
    }

    private GroupFile writeHead(long groupsOrUnfinished) throws IOException {
        GroupFile file =
                new GroupFile(
                        path,
                        features,
                        groupsOrUnfinished,
                        rows,
                        List.of(rowsByGrade),
                        largestGroup);
        ByteBuffer head = file.head();
        channel.position(0);
        while (head.hasRemaining()) {
            channel.write(head);
        }
        return file;
    }

    private void ensure(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
