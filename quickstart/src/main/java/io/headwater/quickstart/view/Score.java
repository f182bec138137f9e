package io.headwater.quickstart.view;

/** HR and MRR at 20 over outcomes, of the ranker and of popularity; written by the reader, read by the view. */
public final class Score {
    private static final int CUTOFF = 20;

    private long outcomes;
    private double hits;
    private double reciprocal;
    private double popularityHits;

    synchronized void count(int rank, int popularityRank) {
        outcomes++;
        if (isHit(rank)) {
            hits++;
            reciprocal += 1.0 / rank;
        }
        popularityHits += isHit(popularityRank) ? 1 : 0;
    }

    static boolean isHit(int rank) {
        return rank > 0 && rank <= CUTOFF;
    }

    public synchronized long outcomes() {
        return outcomes;
    }

    public synchronized double hitRate() {
        return hits / Math.max(1, outcomes);
    }

    public synchronized double reciprocalRank() {
        return reciprocal / Math.max(1, outcomes);
    }

    public synchronized double popularityHitRate() {
        return popularityHits / Math.max(1, outcomes);
    }
}
