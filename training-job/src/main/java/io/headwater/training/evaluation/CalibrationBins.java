package io.headwater.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts candidates into bins of equal numbers by rising probability; equal probabilities share a bin. */
final class CalibrationBins {
    private final double[] positives;
    private final double[] negatives;
    private int positive;
    private int negative;

    private CalibrationBins(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /**
     * Sorts both arrays.
     *
     * @param positives probabilities of the positive candidates
     * @param negatives those of the others
     */
    static List<CalibrationBin> of(double[] positives, double[] negatives, int bins) {
        Arrays.sort(positives);
        Arrays.sort(negatives);
        CalibrationBins cut = new CalibrationBins(positives, negatives);
        int full = (positives.length + negatives.length + bins - 1) / bins;
        List<CalibrationBin> list = new ArrayList<>();
        while (cut.hasNext()) {
            list.add(cut.next(full));
        }
        return list;
    }

    /** Expected calibration error: the mean distance of predicted and observed, by candidate. */
    static double error(List<CalibrationBin> bins) {
        double sum = 0;
        long count = 0;
        for (CalibrationBin bin : bins) {
            sum += bin.candidates() * Math.abs(bin.predicted() - bin.observed());
            count += bin.candidates();
        }
        return sum / count;
    }

    private CalibrationBin next(int full) {
        int firstPositive = positive;
        int size = 0;
        double sum = 0;
        double last = Double.NaN;
        while (hasNext() && !(size >= full && smallest() > last)) {
            last = smallest();
            if (nextIsPositive()) {
                positive++;
            } else {
                negative++;
            }
            sum += last;
            size++;
        }
        return new CalibrationBin(size, sum / size, (double) (positive - firstPositive) / size);
    }

    private boolean hasNext() {
        return positive + negative < positives.length + negatives.length;
    }

    private boolean nextIsPositive() {
        return negative == negatives.length
                || (positive < positives.length && positives[positive] <= negatives[negative]);
    }

    private double smallest() {
        return nextIsPositive() ? positives[positive] : negatives[negative];
    }
}
