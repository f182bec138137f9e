package io.headwater.training.learner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Requests of 20 rows whose best ones show in two of the features. */
final class LearnableGroups {
    static final List<String> FEATURES = List.of("noise_a", "strong", "weak", "noise_b", "absent");
    static final int ROWS = 20;

    private LearnableGroups() {}

    static GroupFile write(Path path, int groups, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (GroupFileWriter writer = GroupFileWriter.create(path, FEATURES)) {
            for (int group = 0; group < groups; group++) {
                byte[] grades = new byte[ROWS];
                float[] values = new float[ROWS * FEATURES.size()];
                for (int row = 0; row < ROWS; row++) {
                    double strong = random.nextDouble();
                    double weak = random.nextDouble();
                    double worth = strong + 0.3 * weak + 0.05 * random.nextDouble();
                    grades[row] = (byte) (worth > 1.2 ? 3 : worth > 1 ? 1 : 0);
                    int at = row * FEATURES.size();
                    values[at] = (float) random.nextDouble();
                    values[at + 1] = (float) strong;
                    values[at + 2] = random.nextInt(5) == 0 ? Float.NaN : (float) weak;
                    values[at + 3] = (float) random.nextDouble();
                    values[at + 4] = Float.NaN;
                }
                writer.add(grades, values);
            }
            return writer.finish();
        }
    }

    /** Grades that no feature tells apart. */
    static GroupFile writeConstant(Path path, int groups) throws IOException {
        try (GroupFileWriter writer = GroupFileWriter.create(path, FEATURES)) {
            byte[] grades = new byte[ROWS];
            grades[0] = 1;
            for (int group = 0; group < groups; group++) {
                writer.add(grades, new float[ROWS * FEATURES.size()]);
            }
            return writer.finish();
        }
    }
}
