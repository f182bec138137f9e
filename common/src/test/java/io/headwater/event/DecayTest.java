package io.headwater.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayTest {
    private static final double DAY = 86_400_000;

    @Test
    void equalsThePowerOfTwo() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            double halfLife = 1 + random.nextInt(2_000_000_000);
            double age = (random.nextDouble() * 2_040 - 1_020) * halfLife;
            double expected = StrictMath.pow(2, -age / halfLife);
            double relative = Math.abs(Decay.factor(age, halfLife) - expected) / expected;
            assertTrue(
                    relative < 1e-13,
                    "seed " + seed + ", age " + age + ", half-life " + halfLife + ": " + relative);
        }
    }

    @Test
    void isExactAtWholeHalfLives() {
        for (int halvings = -1_022; halvings <= 1_073; halvings++) {
            assertEquals(Math.scalb(1.0, -halvings), Decay.factor(halvings * DAY, DAY));
        }
    }

    @Test
    void reachesNothingAndInfinityWithoutANaN() {
        assertEquals(0, Decay.factor(2_000 * DAY, DAY));
        assertEquals(0, Decay.factor(Double.MAX_VALUE, 1));
        assertEquals(Double.POSITIVE_INFINITY, Decay.factor(-2_000 * DAY, DAY));
        assertEquals(Double.POSITIVE_INFINITY, Decay.factor(-Double.MAX_VALUE, 1));
    }

    @Test
    void neverGrowsWithAge() {
        double previous = 1;
        for (long age = 0; age < 3_000_000; age += 7) {
            double factor = Decay.factor(age, 600_000);
            assertTrue(factor <= previous, "age " + age);
            previous = factor;
        }
    }
}
