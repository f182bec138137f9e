package io.headwater.training.evaluation;

import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileReader;
import java.io.IOException;
import java.util.Arrays;

/** A block of a file's features, column by column, over rows from all over the file. */
final class FeatureColumns {
    private final int first;
    private final float[][] columns;
    private final boolean[] positive;
    private int rows;

    private FeatureColumns(int first, int end, int mostRows) {
        this.first = first;
        this.columns = new float[end - first][mostRows];
        this.positive = new boolean[mostRows];
    }

    /**
     * Reads the features from {@code first} up to {@code end}, exclusively, of every so-manieth group.
     *
     * @param mostRows give or take one group
     */
    static FeatureColumns read(GroupFile file, int first, int end, int mostRows)
            throws IOException {
        long step = Math.max(1, (file.rows() + mostRows - 1) / mostRows);
        int width = file.features().size();
        float[] grades = new float[file.largestGroup()];
        float[] values = new float[file.largestGroup() * width];
        try (GroupFileReader reader = GroupFileReader.open(file.path())) {
            FeatureColumns columns =
                    new FeatureColumns(
                            first,
                            end,
                            (int) Math.min(file.rows(), mostRows + (long) file.largestGroup()));
            long group = 0;
            for (int size = reader.next(); size >= 0; size = reader.next()) {
                reader.read(grades, 0, values, 0);
                if (group++ % step == 0 && columns.rows < mostRows) {
                    columns.add(grades, values, size, width);
                }
            }
            return columns;
        }
    }

    private void add(float[] grades, float[] values, int size, int width) {
        for (int row = 0; row < size; row++) {
            positive[rows] = grades[row] > 0;
            for (int column = 0; column < columns.length; column++) {
                columns[column][rows] = values[row * width + first + column];
            }
            rows++;
        }
    }

    double auc(int feature) {
        double missingLast = auc(feature, Double.NEGATIVE_INFINITY);
        double missingFirst = auc(feature, Double.POSITIVE_INFINITY);
        return Math.max(
                Math.max(missingLast, 1 - missingLast), Math.max(missingFirst, 1 - missingFirst));
    }

    private double auc(int feature, double missing) {
        float[] column = columns[feature - first];
        double[] positives = new double[rows];
        double[] negatives = new double[rows];
        int positiveCount = 0;
        int negativeCount = 0;
        for (int row = 0; row < rows; row++) {
            double value = Float.isNaN(column[row]) ? missing : column[row];
            if (positive[row]) {
                positives[positiveCount++] = value;
            } else {
                negatives[negativeCount++] = value;
            }
        }
        return Auc.of(
                Arrays.copyOf(positives, positiveCount), Arrays.copyOf(negatives, negativeCount));
    }
}
