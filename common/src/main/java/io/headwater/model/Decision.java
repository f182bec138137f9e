package io.headwater.model;

import java.util.BitSet;

/** What a node makes of a value: LightGBM's {@code decision_type}. */
final class Decision {
    static final int MISSING_NONE = 0;
    static final int MISSING_ZERO = 1;

    /** Bits of the largest float that LightGBM takes for zero. */
    private static final int ZERO = Float.floatToRawIntBits(1e-35f);

    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
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

    /** The bits that say what becomes of missing values; 0 where they are taken for zero. */
    static int ofMissing(int decision) {
        return missing(decision) == MISSING_NONE ? 0 : decision;
    }

    /** The way of one value at a node. */
    static boolean goesLeft(Tree tree, int node, float value) {
        int decision = tree.decision()[node];
        if (isCategorical(decision)) {
            return contains(tree.set(node), value);
        }
        int missing = missing(decision);
        boolean nan = Float.isNaN(value);
        boolean zero = isZero(Float.floatToRawIntBits(value)) != 0;
        boolean lacks = nan ? missing != MISSING_NONE : zero && missing == MISSING_ZERO;
        return lacks
                ? isDefaultLeft(decision)
                : (nan || zero ? 0 : value) <= tree.threshold()[node];
    }

    /** Whether a set of categories has the value, which may be no category at all. */
    static boolean contains(BitSet set, float value) {
        int category = Float.isNaN(value) ? -1 : (int) value;
        return category >= 0 && set.get(category);
    }

    /** The key of the largest float that goes left: for floats {@code x <= threshold} stays the same question. */
    static int keyOf(double threshold) {
        float nearest = (float) threshold;
        return key(
                Float.floatToRawIntBits(
                        nearest > threshold ? Math.nextDown(nearest) : nearest + 0f));
    }

    /** The key of a value: 0 for what LightGBM takes for zero, above all others for NaN. No branch, for there is nothing to guess. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value);
        int isNaN = isNaN(value);
        return (key(bits) & ~isZero(bits) & ~isNaN) | isNaN >>> 1;
    }

    /** All bits for NaN, else none. */
    static int isNaN(float value) {
        return (INFINITY - (Float.floatToRawIntBits(value) & Integer.MAX_VALUE)) >> 31;
    }

    /** All bits for those of what LightGBM takes for zero, else none. */
    private static int isZero(int bits) {
        return ((bits & Integer.MAX_VALUE) - ZERO - 1) >> 31;
    }

    /** Integers in the order of the floats. */
    private static int key(int bits) {
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }
}
