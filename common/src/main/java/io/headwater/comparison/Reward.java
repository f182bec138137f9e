package io.headwater.comparison;

/** What a list was worth that had the item at a rank: between 0 and 1. */
public enum Reward {
    /** Was it there at all; the mean is the hit rate. */
    HIT("hr"),
    /** One over the rank; the mean is the MRR. */
    RECIPROCAL_RANK("mrr"),
    /** One over log2(1 + rank); the mean is the NDCG of one wanted item. */
    DISCOUNTED_GAIN("ndcg");

    private final String metric;

    Reward(String metric) {
        this.metric = metric;
    }

    /** The usual name of its mean, such as mrr. */
    public String metric() {
        return metric;
    }

    /**
     * @param rank of the item in the list, 0 if it was not there
     * @param at so many places count
     */
    public double of(int rank, int at) {
        if (rank <= 0 || rank > at) {
            return 0;
        }
        return switch (this) {
            case HIT -> 1;
            case RECIPROCAL_RANK -> 1.0 / rank;
            case DISCOUNTED_GAIN -> 1 / (Math.log(1 + rank) / Math.log(2));
        };
    }
}
