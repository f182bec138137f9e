package io.headwater.quickstart.view;

/** Whether the last 1,000 outcomes of one kind were hits. */
final class RecentHits {
    private static final int WINDOW = 1000;

    private final boolean[] hits = new boolean[WINDOW];
    private long outcomes;

    void add(int rank) {
        hits[(int) (outcomes++ % WINDOW)] = Score.isHit(rank);
    }

    /** NaN while there is none. */
    double rate() {
        int filled = (int) Math.min(WINDOW, outcomes);
        int count = 0;
        for (int i = 0; i < filled; i++) {
            count += hits[i] ? 1 : 0;
        }
        return count / (double) filled;
    }
}
