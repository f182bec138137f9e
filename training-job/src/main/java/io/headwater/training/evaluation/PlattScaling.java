package io.headwater.training.evaluation;

/**
 * Makes a probability of a raw score: 1 / (1 + exp(−(slope · score + intercept))).
 *
 * <p>Fitted as in Lin, Lin, Weng: A note on Platt's probabilistic outputs for support vector machines, Machine Learning 68
 * (2007): Newton's method with backtracking on smoothed labels, in forms of the logarithm that neither overflow nor cancel.
 */
public record PlattScaling(double slope, double intercept) {

    /**
     * Fits to the pools of the validation slice.
     *
     * @throws IllegalArgumentException when there is no candidate
     */
    public static PlattScaling fit(ScoreSample validation) {
        return new PlattFit(validation.scores(true), validation.scores(false)).solve();
    }

    public double probability(double score) {
        double logit = logit(score);
        return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit));
    }

    /** Cross entropy of the score's probability against a label, or a smoothed one. */
    double logLoss(double score, double label) {
        double logit = logit(score);
        return (logit >= 0 ? (1 - label) * logit : -label * logit)
                + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    private double logit(double score) {
        return slope * score + intercept;
    }
}
