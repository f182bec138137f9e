package io.headwater.training.learner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies in a finished file of request groups, the rows that one request was answered with: the learner's input.
 *
 * <p>The file is little-endian: magic, version, totals, feature names, then group by group the number of rows, a byte of
 * grade per row and the feature matrix, row by row.
 *
 * @param features names of the columns, in order
 * @param rowsByGrade number of rows of each grade, 0 for the irrelevant
 * @param largestGroup rows of the largest group
 */
public record GroupFile(
        Path path,
        List<String> features,
        long groups,
        long rows,
        List<Long> rowsByGrade,
        int largestGroup) {
    /** A row's grade is from 0 up to this, exclusively. */
    public static final int GRADES = 4;

    static final long MAGIC = 0x53505552474b4c48L;
    static final int VERSION = 1;
    static final int BUFFER_BYTES = 1 << 18;

    /** Totals of a file that nobody finished. */
    static final long UNFINISHED = -1;

    private static final int TOTALS_AT = Long.BYTES + Integer.BYTES;

    public GroupFile {
        features = List.copyOf(features);
        rowsByGrade = List.copyOf(rowsByGrade);
    }

    /**
     * Reads what the head of a finished file says.
     *
     * @throws IOException when it is no such file, of another version, or unfinished
     */
    public static GroupFile open(Path path) throws IOException {
        try (GroupFileReader reader = GroupFileReader.open(path)) {
            return reader.file();
        }
    }

    /** Numbers of feature values. */
    public long cells() {
        return rows * features.size();
    }

    /** Rows with a grade above 0. */
    public long positives() {
        return rows - rowsByGrade.get(0);
    }

    /** The head of the file, of one length whether the totals are known or not. */
    ByteBuffer head() {
        List<byte[]> names = new ArrayList<>();
        int length = TOTALS_AT + (2 + GRADES) * Long.BYTES + 2 * Integer.BYTES;
        for (String feature : features) {
            byte[] name = feature.getBytes(StandardCharsets.UTF_8);
            names.add(name);
            length += Integer.BYTES + name.length;
        }
        ByteBuffer head = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(MAGIC).putInt(VERSION).putLong(groups).putLong(rows);
        rowsByGrade.forEach(head::putLong);
        head.putInt(largestGroup).putInt(names.size());
        names.forEach(name -> head.putInt(name.length).put(name));
        return head.flip();
    }
}
