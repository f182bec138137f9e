package io.headwater.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/** How many candidates have a probability from {@code from} up to {@code to}, and how many of them are targets. */
public record ProbabilityBin(double from, double to, long candidates, long positives) {
    private static final int DECADES = 4;
    private static final int PER_DECADE = 5;

    /** Bins of equal width on a logarithmic scale down to 10⁻⁴; what is below is in the first. */
    static List<ProbabilityBin> histogram(double[] positives, double[] negatives) {
        long[] hits = counts(positives);
        long[] misses = counts(negatives);
        List<ProbabilityBin> bins = new ArrayList<>();
        for (int bin = 0; bin < hits.length; bin++) {
            bins.add(
                    new ProbabilityBin(
                            edge(bin), edge(bin + 1), hits[bin] + misses[bin], hits[bin]));
        }
        return bins;
    }

    private static double edge(int bin) {
        return Math.pow(10, (double) bin / PER_DECADE - DECADES);
    }

    private static long[] counts(double[] probabilities) {
        long[] counts = new long[DECADES * PER_DECADE];
        for (double probability : probabilities) {
            double place = (Math.log10(probability) + DECADES) * PER_DECADE;
            counts[(int) Math.max(0, Math.min(counts.length - 1, Math.floor(place)))]++;
        }
        return counts;
    }
}
