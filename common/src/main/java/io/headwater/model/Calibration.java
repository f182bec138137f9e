package io.headwater.model;

/**
 * Platt scaling: turns a score into the probability that the user wants the item.
 *
 * @param slope a of 1/(1+e^−(a·score+b))
 * @param intercept b
 */
public record Calibration(double slope, double intercept) {

    public double probability(double score) {
        return 1 / (1 + StrictMath.exp(-(slope * score + intercept)));
    }
}
