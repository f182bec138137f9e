package io.headwater.training.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AliasTableTest {
    private static final long SEED = 11;
    private static final int DRAWS = 400_000;

    @Test
    void drawsFollowTheWeights() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] weights = new double[200];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == 7 ? 0 : Math.pow(1.0 + random.nextInt(1000), 0.75);
        }
        AliasTable table = new AliasTable(weights);

        long[] drawn = new long[weights.length];
        for (int i = 0; i < DRAWS; i++) {
            drawn[table.draw(random)]++;
        }

        assertThat(drawn[7]).isZero();
        assertThat(ChiSquare.ofDraws(drawn, table::share))
                .as("chi-square of %d draws, seed %d", DRAWS, SEED)
                .isLessThan(ChiSquare.bound(weights.length - 2));
    }

    @Test
    void sharesAddUpToOneAndOneItemIsAlwaysDrawn() {
        AliasTable table = new AliasTable(new double[] {3});

        assertThat(table.draw(new SplittableRandom(SEED))).isZero();
        assertThat(table.share(0)).isEqualTo(1);
    }
}
