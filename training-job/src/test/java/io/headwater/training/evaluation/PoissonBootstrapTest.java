package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.event.Ids;
import io.headwater.training.evaluation.ContenderSums.Reached;
import io.headwater.training.evaluation.PoissonBootstrap.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoissonBootstrapTest {
    private static final int USERS = 400;

    @Test
    void theIntervalIsThatOfDrawingUsersWithReplacement() {
        PoissonBootstrap bootstrap = new PoissonBootstrap(2, 1);
        Random random = new Random(2);
        double[] lift = new double[USERS];
        double[] targets = new double[USERS];
        for (int user = 0; user < USERS; user++) {
            double luck = random.nextDouble();
            for (int request = random.nextInt(6); request >= 0; request--) {
                int hit = random.nextDouble() < luck ? 1 : 0;
                int hitOfOther = random.nextDouble() < luck * 0.8 ? 1 : 0;
                bootstrap.add(
                        hash(user), 1, List.of(new Reached(hit, hit), new Reached(hitOfOther, 0)));
                lift[user] += hit - hitOfOther;
                targets[user]++;
            }
        }
        Interval interval = bootstrap.hitRateLift(0, 1);
        double[] drawn = new double[20_000];
        for (int i = 0; i < drawn.length; i++) {
            double lifts = 0;
            double weights = 0;
            for (int draw = 0; draw < USERS; draw++) {
                int user = random.nextInt(USERS);
                lifts += lift[user];
                weights += targets[user];
            }
            drawn[i] = lifts / weights;
        }
        Arrays.sort(drawn);
        double width = drawn[19_500] - drawn[500];
        assertThat(interval.low()).isCloseTo(drawn[500], within(width / 20));
        assertThat(interval.high()).isCloseTo(drawn[19_500], within(width / 20));
    }

    @Test
    void aUsersRequestsWeighTogether() {
        Interval one = interval(1);
        Interval copied = interval(10);
        assertThat(copied.low()).isCloseTo(one.low(), within(1e-12));
        assertThat(copied.high()).isCloseTo(one.high(), within(1e-12));
    }

    @Test
    void anotherSeedMovesTheIntervalALittle() {
        assertThat(interval(1)).isNotEqualTo(interval(1, 99));
        assertThat(interval(1).low()).isCloseTo(interval(1, 99).low(), within(0.02));
    }

    private static Interval interval(int copies) {
        return interval(copies, 7);
    }

    private static Interval interval(int copies, long seed) {
        PoissonBootstrap bootstrap = new PoissonBootstrap(2, seed);
        for (int user = 0; user < USERS; user++) {
            Reached reached = user % 3 == 0 ? new Reached(1, 0.5) : new Reached(0, 0);
            for (int copy = 0; copy < copies; copy++) {
                bootstrap.add(hash(user), 1, List.of(reached, new Reached(0, 0)));
            }
        }
        return bootstrap.mrrLift(0, 1);
    }

    private static long hash(int user) {
        return Ids.hash("user-" + user);
    }
}
