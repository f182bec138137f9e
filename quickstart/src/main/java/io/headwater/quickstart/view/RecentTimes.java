package io.headwater.quickstart.view;

import java.util.Arrays;

/** How long the latest of something took. */
final class RecentTimes {
    private static final int WINDOW = 1 << 14;

    private final long[] nanos = new long[WINDOW];
    private long measured;

    void add(long tookNanos) {
        nanos[(int) (measured++ % WINDOW)] = tookNanos;
    }

    /** Milliseconds within which a share of them was done; NaN while there is none. */
    double millis(double share) {
        int filled = (int) Math.min(WINDOW, measured);
        if (filled == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, filled);
        Arrays.sort(sorted);
        return sorted[Math.min(filled - 1, (int) (share * filled))] / 1e6;
    }
}
