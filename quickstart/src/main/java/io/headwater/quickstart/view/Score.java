package io.headwater.quickstart.view;

/** HR and MRR at 20 over outcomes, of the ranker and of popularity. */
public final class Score {
    private static final int CUTOFF = 20;

    private long outcomes;
    private double hits;
    private double reciprocal;
    private double popularityHits;

    void count(int rank, int popularityRank) {
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

    public long outcomes() {
        return outcomes;
    }

    public double hitRate() {
        return hits / Math.max(1, outcomes);
    }

    public double reciprocalRank() {
        return reciprocal / Math.max(1, outcomes);
    }

    public double popularityHitRate() {
        return popularityHits / Math.max(1, outcomes);
    }
}
