package io.headwater.training.learner;

import java.util.Locale;

/** What is optimised, and the metric on validation that says when to stop. */
public enum Objective {
    /** The order within a request; grades count by their gain. */
    LAMBDARANK("ndcg", "ndcg@20", true),
    /** Whether a row is relevant. */
    BINARY("binary_logloss", "logloss", false),
    /** The gain of a row. */
    REGRESSION("l2", "l2", false);

    private final String metric;
    private final String metricLabel;
    private final boolean higherIsBetter;

    Objective(String metric, String metricLabel, boolean higherIsBetter) {
        this.metric = metric;
        this.metricLabel = metricLabel;
        this.higherIsBetter = higherIsBetter;
    }

    /** LightGBM's name, also that of the setting. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** LightGBM's name of the metric. */
    String metric() {
        return metric;
    }

    /** The metric's name in curves and reports. */
    public String metricLabel() {
        return metricLabel;
    }

    boolean isBetter(double score, double than) {
        return higherIsBetter ? score > than : score < than;
    }

    double worst() {
        return higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
