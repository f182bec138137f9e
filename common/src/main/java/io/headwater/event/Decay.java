package io.headwater.event;

/**
 * Exponential decay, the same bits in every JVM: no intrinsic is involved, so that batch, stream and a replay years later
 * agree.
 */
public final class Decay {
    private static final int STEPS = 64;
    private static final double LN2 = StrictMath.log(2);
    private static final double[] TABLE = new double[STEPS + 1];

    /** Halved more often than this, nothing is left of a double. */
    private static final double NOTHING = 1100;

    private static final int SMALLEST_EXPONENT = 1000;

    static {
        for (int i = 0; i <= STEPS; i++) {
            TABLE[i] = StrictMath.pow(2, -i / (double) STEPS);
        }
    }

    private Decay() {}

    /** {@link #factor(double, double)} of whole milliseconds. */
    public static double factor(long ageMillis, long halfLifeMillis) {
        return factor((double) ageMillis, (double) halfLifeMillis);
    }

    /**
     * 2^(−age/halfLife), to 1e-14: 1 at age 0, above 1 for a negative age.
     *
     * <p>A table of 2^(−k/64) times the Taylor series of the rest.
     */
    public static double factor(double ageMillis, double halfLifeMillis) {
        double halvings = ageMillis / halfLifeMillis;
        if (halvings > NOTHING) {
            return 0;
        }
        double whole = Math.floor(halvings);
        double part = (halvings - whole) * STEPS;
        int step = (int) part;
        double z = (step - part) * (LN2 / STEPS);
        double rest =
                1 + z * (1 + z * (1 / 2.0 + z * (1 / 6.0 + z * (1 / 24.0 + z * (1 / 120.0)))));
        double value = TABLE[step] * rest;
        if (Math.abs(whole) < SMALLEST_EXPONENT) {
            return value * Double.longBitsToDouble((1023L - (long) whole) << 52);
        }
        return Math.scalb(value, -(int) Math.max(whole, -2 * NOTHING));
    }
}
