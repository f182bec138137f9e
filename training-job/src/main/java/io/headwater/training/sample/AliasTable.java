package io.headwater.training.sample;

import java.util.SplittableRandom;

/**
 * Draws an index with a given probability in constant time, made in linear time.
 *
 * <p>Vose: A linear algorithm for generating random numbers with a given distribution, IEEE Transactions on Software Engineering 17
 * (1991).
 */
final class AliasTable {
    private final double[] shares;
    private final double[] keep;
    private final int[] alias;

    /**
     * @param weights at least one, none negative, their sum above 0
     */
    AliasTable(double[] weights) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        shares = new double[n];
        keep = new double[n];
        alias = new int[n];
        for (int i = 0; i < n; i++) {
            shares[i] = weights[i] / sum;
            keep[i] = shares[i] * n;
        }
        pair();
    }

    /** Fills each column that is too small from one that is too large. */
    private void pair() {
        int[] small = new int[keep.length];
        int[] large = new int[keep.length];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        while (larges > 0) {
            keep[large[--larges]] = 1;
        }
        while (smalls > 0) {
            keep[small[--smalls]] = 1;
        }
    }

    int draw(SplittableRandom random) {
        int column = random.nextInt(keep.length);
        return random.nextDouble() < keep[column] ? column : alias[column];
    }

    /** Probability of an index. */
    double share(int index) {
        return shares[index];
    }

    int size() {
        return shares.length;
    }
}
