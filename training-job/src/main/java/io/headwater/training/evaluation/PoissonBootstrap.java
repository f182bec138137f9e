package io.headwater.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How far hit rate and MRR would move with other users: every user has a Poisson(1) weight in each of 1,000 replicates of the test
 * slice (Chamandy et al.: Estimating uncertainty for massive data streams, 2012). Users, not requests, for one user's requests
 * resemble each other. Memory does not grow with the slice; the weights are a function of seed and user.
 */
final class PoissonBootstrap {
    static final int REPLICATES = 1_000;
    private static final double CONFIDENCE = 0.95;
    private static final double[] POISSON = cumulativePoisson();

    private final long seed;
    private final double[] targets = new double[REPLICATES];
    private final double[][] hits;
    private final double[][] reciprocalRanks;
    private final double[] weights = new double[REPLICATES];

    PoissonBootstrap(int contenders, long seed) {
        this.seed = seed;
        this.hits = new double[contenders][REPLICATES];
        this.reciprocalRanks = new double[contenders][REPLICATES];
    }

    private static double[] cumulativePoisson() {
        double[] cumulative = new double[20];
        double probability = Math.exp(-1);
        double sum = 0;
        for (int count = 0; count < cumulative.length; count++) {
            sum += probability;
            cumulative[count] = sum;
            probability /= count + 1;
        }
        cumulative[cumulative.length - 1] = 1;
        return cumulative;
    }

    /**
     * Adds one request.
     *
     * @param reached by contender
     */
    void add(long userHash, int targetsOfRequest, List<ContenderSums.Reached> reached) {
        drawWeights(userHash);
        addWeighted(targets, targetsOfRequest);
        for (int i = 0; i < reached.size(); i++) {
            addWeighted(hits[i], reached.get(i).hits());
            addWeighted(reciprocalRanks[i], reached.get(i).reciprocalRanks());
        }
    }

    private void drawWeights(long userHash) {
        SplittableRandom random = new SplittableRandom(seed ^ userHash);
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            double uniform = random.nextDouble();
            int weight = 0;
            while (uniform >= POISSON[weight]) {
                weight++;
            }
            weights[replicate] = weight;
        }
    }

    private void addWeighted(double[] sums, double value) {
        if (value == 0) {
            return;
        }
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            sums[replicate] += weights[replicate] * value;
        }
    }

    Interval hitRateLift(int of, int over) {
        return lift(hits[of], hits[over]);
    }

    Interval mrrLift(int of, int over) {
        return lift(reciprocalRanks[of], reciprocalRanks[over]);
    }

    /** The middle 95 % of the replicates. */
    record Interval(double low, double high) {}

    private Interval lift(double[] of, double[] over) {
        double[] lifts = new double[REPLICATES];
        int size = 0;
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            if (targets[replicate] > 0) {
                lifts[size++] = (of[replicate] - over[replicate]) / targets[replicate];
            }
        }
        Arrays.sort(lifts, 0, size);
        return size == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(
                        quantile(lifts, size, (1 - CONFIDENCE) / 2),
                        quantile(lifts, size, (1 + CONFIDENCE) / 2));
    }

    private static double quantile(double[] sorted, int size, double share) {
        double place = share * (size - 1);
        int below = (int) place;
        int above = Math.min(below + 1, size - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
