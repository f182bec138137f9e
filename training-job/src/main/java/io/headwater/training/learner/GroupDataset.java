package io.headwater.training.learner;

import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes LightGBM's data set of a {@link GroupFile}. Runs in the child. */
final class GroupDataset {

    private GroupDataset() {}

    /**
     * Reads a file whole.
     *
     * @param reference the data set whose bins are used, null for bins of its own
     */
    static LGBMDataset read(Path path, LearnerTask task, LGBMDataset reference)
            throws IOException, LGBMException {
        try (GroupFileReader reader = GroupFileReader.open(path)) {
            GroupFile file = reader.file();
            int rows = Math.toIntExact(file.rows());
            int columns = file.features().size();
            float[] values = new float[Math.multiplyExact(rows, columns)];
            float[] labels = new float[rows];
            int[] sizes = new int[Math.toIntExact(file.groups())];
            int row = 0;
            for (int group = 0; group < sizes.length; group++) {
                sizes[group] = reader.next();
                reader.read(labels, row, values, row * columns);
                row += sizes[group];
            }
            if (task.objective() == Objective.REGRESSION) {
                toGains(labels, task.gains());
            }
            LGBMDataset data =
                    LGBMDataset.createFromMat(
                            values, rows, columns, true, task.parameters(), reference);
            data.setFeatureNames(file.features().toArray(String[]::new));
            data.setField("label", labels);
            data.setField("group", sizes);
            return data;
        }
    }

    private static void toGains(float[] labels, List<Double> gains) {
        for (int i = 0; i < labels.length; i++) {
            labels[i] = gains.get((int) labels[i]).floatValue();
        }
    }
}
