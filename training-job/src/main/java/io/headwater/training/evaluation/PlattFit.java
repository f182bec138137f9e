package io.headwater.training.evaluation;

/** The minimisation behind {@link PlattScaling}: cross entropy in two unknowns, convex. */
final class PlattFit {
    private static final int MOST_ITERATIONS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double RIDGE = 1e-12;
    private static final double GRADIENT_IS_ZERO = 1e-10;

    private final double[] positives;
    private final double[] negatives;
    private final double positiveTarget;
    private final double negativeTarget;

    private double gradientSlope;
    private double gradientIntercept;
    private double hessianSlope;
    private double hessianMixed;
    private double hessianIntercept;

    PlattFit(double[] positives, double[] negatives) {
        if (positives.length + negatives.length == 0) {
            throw new IllegalArgumentException("no candidate to fit probabilities to");
        }
        this.positives = positives;
        this.negatives = negatives;
        this.positiveTarget = (positives.length + 1.0) / (positives.length + 2.0);
        this.negativeTarget = 1 / (negatives.length + 2.0);
    }

    PlattScaling solve() {
        PlattScaling scaling =
                new PlattScaling(0, Math.log((positives.length + 1.0) / (negatives.length + 1.0)));
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            derive(scaling);
            boolean flat =
                    Math.max(Math.abs(gradientSlope), Math.abs(gradientIntercept))
                            < GRADIENT_IS_ZERO;
            PlattScaling next = flat ? scaling : step(scaling);
            if (next.equals(scaling)) {
                return scaling;
            }
            scaling = next;
        }
        return scaling;
    }

    /** Newton's step, halved until it leads down far enough; the same point when none does. */
    private PlattScaling step(PlattScaling from) {
        double determinant = hessianSlope * hessianIntercept - hessianMixed * hessianMixed;
        double slope =
                (hessianMixed * gradientIntercept - hessianIntercept * gradientSlope) / determinant;
        double intercept =
                (hessianMixed * gradientSlope - hessianSlope * gradientIntercept) / determinant;
        double downhill = gradientSlope * slope + gradientIntercept * intercept;
        double before = loss(from);
        for (double size = 1; size >= SMALLEST_STEP; size /= 2) {
            PlattScaling next =
                    new PlattScaling(
                            from.slope() + size * slope, from.intercept() + size * intercept);
            if (loss(next) < before + SUFFICIENT_DECREASE * size * downhill) {
                return next;
            }
        }
        return from;
    }

    /** Mean cross entropy against the smoothed labels. */
    private double loss(PlattScaling scaling) {
        double sum =
                loss(positives, positiveTarget, scaling) + loss(negatives, negativeTarget, scaling);
        return sum / (positives.length + negatives.length);
    }

    private static double loss(double[] scores, double target, PlattScaling scaling) {
        double sum = 0;
        for (double score : scores) {
            sum += scaling.logLoss(score, target);
        }
        return sum;
    }

    private void derive(PlattScaling scaling) {
        gradientSlope = 0;
        gradientIntercept = 0;
        hessianSlope = RIDGE;
        hessianMixed = 0;
        hessianIntercept = RIDGE;
        double weight = 1.0 / (positives.length + negatives.length);
        derive(positives, positiveTarget, scaling, weight);
        derive(negatives, negativeTarget, scaling, weight);
    }

    private void derive(double[] scores, double target, PlattScaling scaling, double weight) {
        for (double score : scores) {
            double probability = scaling.probability(score);
            double miss = weight * (probability - target);
            double curvature = weight * probability * (1 - probability);
            gradientSlope += score * miss;
            gradientIntercept += miss;
            hessianSlope += score * score * curvature;
            hessianMixed += score * curvature;
            hessianIntercept += curvature;
        }
    }
}
