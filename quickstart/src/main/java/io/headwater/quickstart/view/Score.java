package io.headwater.quickstart.view;

/** HR and MRR at 20 over outcomes, of the ranker and of popularity. */
final class Score {
    private static final int CUTOFF = 20;

    private long outcomes;
    private long hits;
    private double reciprocal;
    private long popularityHits;

    void count(int rank, int popularityRank) {
        outcomes++;
        if (isHit(rank)) {
            hits++;
            reciprocal += 1.0 / rank;
        }
        popularityHits += isHit(popularityRank) ? 1 : 0;
    }

    void add(Score other) {
        outcomes += other.outcomes;
        hits += other.hits;
        reciprocal += other.reciprocal;
        popularityHits += other.popularityHits;
    }

    static boolean isHit(int rank) {
        return rank > 0 && rank <= CUTOFF;
    }

    long outcomes() {
        return outcomes;
    }

    double hitRate() {
        return (double) hits / Math.max(1, outcomes);
    }

    double reciprocalRank() {
        return reciprocal / Math.max(1, outcomes);
    }

    double popularityHitRate() {
        return (double) popularityHits / Math.max(1, outcomes);
    }
}
