package io.headwater.training.run;

import io.headwater.candidate.FeatureRows;
import io.headwater.model.ScoreBuffer;
import io.headwater.model.TreeScorer;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** Scores the groups of a file one after the other with the scorer of the stream. */
final class GroupScores implements Closeable {
    private static final int WIDTH = FeatureRows.SHARED + FeatureRows.CANDIDATE;

    private final GroupFileReader reader;
    private final TreeScorer scorer;
    private final ScoreBuffer buffer;
    private final float[] grades;
    private final float[] values;
    private final float[] candidates;
    private final double[] scores;
    private int rows;

    GroupScores(GroupFile file, TreeScorer scorer) throws IOException {
        this.reader = GroupFileReader.open(file.path());
        this.scorer = scorer;
        this.buffer = scorer.newBuffer();
        this.grades = new float[file.largestGroup()];
        this.values = new float[file.largestGroup() * WIDTH];
        this.candidates = new float[file.largestGroup() * FeatureRows.CANDIDATE];
        this.scores = new double[file.largestGroup()];
    }

    /** Scores the next group; false after the last. */
    boolean next() throws IOException {
        rows = reader.next();
        if (rows < 0) {
            return false;
        }
        reader.read(grades, 0, values, 0);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    values,
                    row * WIDTH + FeatureRows.SHARED,
                    candidates,
                    row * FeatureRows.CANDIDATE,
                    FeatureRows.CANDIDATE);
        }
        scorer.score(values, candidates, rows, scores, buffer);
        return true;
    }

    double[] scores() {
        return Arrays.copyOf(scores, rows);
    }

    boolean[] labels() {
        boolean[] labels = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = grades[row] > 0;
        }
        return labels;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
