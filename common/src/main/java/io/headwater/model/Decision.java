package io.headwater.model;

import java.util.Arrays;

/** What a node makes of a value: LightGBM's {@code decision_type}. */
final class Decision {
    static final int MISSING_NONE = 0;
    static final int MISSING_ZERO = 1;
    static final int MISSING_NAN = 2;

    /** LightGBM takes what is no larger for zero. */
    static final float ZERO = 1e-35f;

    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MOST = 11;

    private Decision() {}

    static boolean isKnown(int decision) {
        return decision >= 0 && decision <= MOST;
    }

    static boolean isCategorical(int decision) {
        return (decision & CATEGORICAL) != 0;
    }

    static boolean isDefaultLeft(int decision) {
        return (decision & DEFAULT_LEFT) != 0;
    }

    /** Which value a numerical node sends its default way. */
    static int missing(int decision) {
        return decision >>> 2 & 3;
    }

    static boolean isZero(float value) {
        return value >= -ZERO && value <= ZERO;
    }

    /** Whether a set of categories has the value, which may be no category at all. */
    static boolean contains(int[] set, float value) {
        int category = Float.isNaN(value) ? -1 : (int) value;
        int word = category >> 5;
        return category >= 0 && word < set.length && (set[word] >>> (category & 31) & 1) != 0;
    }

    /**
     * The largest float that goes left: for floats {@code x <= threshold} stays the same question.
     */
    static float toFloat(double threshold) {
        float nearest = (float) threshold;
        return nearest > threshold ? Math.nextDown(nearest) : nearest + 0f;
    }

    /** The place of a value among sorted thresholds: how many are smaller. */
    static int place(float[] thresholds, float value) {
        int from = 0;
        for (int length = thresholds.length; length > 0; ) {
            int half = length >>> 1;
            boolean above = thresholds[from + half] < value;
            from += above ? half + 1 : 0;
            length = above ? length - half - 1 : half;
        }
        return from;
    }

    static int placeOf(float[] thresholds, double threshold) {
        return Arrays.binarySearch(thresholds, toFloat(threshold));
    }
}
