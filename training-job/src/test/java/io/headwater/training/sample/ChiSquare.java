package io.headwater.training.sample;

import java.util.function.IntToDoubleFunction;

/** Pearson's test of counts against a distribution. */
final class ChiSquare {
    /** Of the standard normal distribution: one in a million is beyond. */
    private static final double QUANTILE = 4.75;

    private ChiSquare() {}

    static double ofDraws(long[] counts, IntToDoubleFunction share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = all * share.applyAsDouble(i);
            if (expected > 0) {
                sum += (counts[i] - expected) * (counts[i] - expected) / expected;
            }
        }
        return sum;
    }

    /** Wilson and Hilferty's approximation of the quantile. */
    static double bound(int degreesOfFreedom) {
        double a = 2.0 / (9.0 * degreesOfFreedom);
        double root = 1 - a + QUANTILE * Math.sqrt(a);
        return degreesOfFreedom * root * root * root;
    }
}
