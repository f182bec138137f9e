package io.headwater.comparison;

import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Evidence that a mean is above zero, which may be looked at after every value: a gambler who bets on it starts with 1, and if the
 * mean is not above zero he will ever own 1/α with a probability of at most α, whatever the distribution (Ville). His money is
 * spread over bets of many sizes, so that none has to be chosen: the grid Kelly bet of Waudby-Smith and Ramdas, "Estimating means
 * of bounded random variables by betting", Journal of the Royal Statistical Society B 86 (2024).
 */
final class BettingTest {
    private static final double SMALLEST_BET = 0.002;
    private static final int BETS = 18;

    private final double[] bets = new double[BETS];
    private final double[] logWealth = new double[BETS];

    BettingTest() {
        for (int i = 0; i < BETS; i++) {
            bets[i] = SMALLEST_BET * Math.pow(2, i / 2.0);
        }
    }

    /**
     * @param value in [−1, 1]; without an effect its mean is at most 0, whatever the values before it were
     */
    void add(double value) {
        if (!(Math.abs(value) <= 1)) {
            throw new IllegalArgumentException("value must be in [-1, 1], was " + value);
        }
        for (int i = 0; i < BETS; i++) {
            logWealth[i] += Math.log1p(bets[i] * value);
        }
    }

    /** What the gambler owns. */
    double wealth() {
        double most = Arrays.stream(logWealth).max().getAsDouble();
        double sum = 0;
        for (double log : logWealth) {
            sum += Math.exp(log - most);
        }
        return Math.exp(most) * sum / BETS;
    }

    /** Version 1. */
    static final Format<BettingTest> FORMAT =
            new Format<>() {
                @Override
                public void write(BettingTest value, DataOutput out) throws IOException {
                    for (double log : value.logWealth) {
                        out.writeDouble(log);
                    }
                }

                @Override
                public BettingTest read(DataInput in) throws IOException {
                    BettingTest value = new BettingTest();
                    for (int i = 0; i < BETS; i++) {
                        value.logWealth[i] = in.readDouble();
                    }
                    return value;
                }
            };
}
