package io.headwater.training.evaluation;

import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * AUC over the pairs of a positive and a negative row of the same request.
 *
 * @param value NaN when there is no such pair
 * @param standardError of the value when scores know nothing of labels (Mann, Whitney 1947, summed over requests); 0 without pairs
 */
record WithinRequestAuc(double value, double standardError) {

    static WithinRequestAuc of(GroupFile file, GroupScorer model) throws IOException {
        int width = file.features().size();
        float[] grades = new float[file.largestGroup()];
        float[] values = new float[file.largestGroup() * width];
        double[] scores = new double[file.largestGroup()];
        double wins = 0;
        double pairs = 0;
        double variance = 0;
        try (GroupFileReader reader = GroupFileReader.open(file.path())) {
            for (int size = reader.next(); size >= 0; size = reader.next()) {
                reader.read(grades, 0, values, 0);
                model.score(values, size, scores);
                double[] positives = select(scores, grades, size, true);
                double[] negatives = select(scores, grades, size, false);
                double pairsHere = (double) positives.length * negatives.length;
                if (pairsHere > 0) {
                    wins += pairsHere * Auc.of(positives, negatives);
                    pairs += pairsHere;
                    variance += pairsHere * (size + 1) / 12;
                }
            }
        }
        return new WithinRequestAuc(wins / pairs, pairs == 0 ? 0 : Math.sqrt(variance) / pairs);
    }

    private static double[] select(double[] scores, float[] grades, int size, boolean positive) {
        double[] selected = new double[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (grades[row] > 0 == positive) {
                selected[count++] = scores[row];
            }
        }
        return Arrays.copyOf(selected, count);
    }
}
