package io.headwater.training.run;

import io.headwater.candidate.FeatureSchema;
import io.headwater.model.GoldenVectors;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.sample.SampleRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vectors by which whoever loads the model can tell that it scores as it did here: some that occurred, and some at the edge. */
final class GoldenRows {
    private static final int WIDTH = FeatureSchema.NAMES.size();
    private static final int MOST = 60;
    private static final int PER_REQUEST = 4;
    private static final float[] EDGES = {Float.NaN, 0f, -0f, Float.MAX_VALUE};

    private final List<float[]> rows = new ArrayList<>();

    GoldenRows() {
        for (float edge : EDGES) {
            float[] row = new float[WIDTH];
            Arrays.fill(row, edge);
            rows.add(row);
        }
    }

    /** Keeps some rows spread over the request's, while there is room. */
    void add(SampleRows sample) {
        for (int i = 0; i < Math.min(PER_REQUEST, sample.size()) && rows.size() < MOST; i++) {
            int row = i * sample.size() / PER_REQUEST % sample.size();
            float[] values = new float[WIDTH];
            for (int feature = 0; feature < WIDTH; feature++) {
                values[feature] = sample.feature(row, feature);
            }
            rows.add(values);
        }
    }

    private float[] values() {
        float[] values = new float[rows.size() * WIDTH];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * WIDTH, WIDTH);
        }
        return values;
    }

    /** Writes the rows for LightGBM to score. */
    GroupFile write(Path path) throws IOException {
        try (GroupFileWriter writer = GroupFileWriter.create(path, FeatureSchema.NAMES)) {
            writer.add(new byte[rows.size()], values());
            return writer.finish();
        }
    }

    GoldenVectors scored(List<Double> scores) {
        return new GoldenVectors(
                FeatureSchema.NAMES,
                values(),
                scores.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
