package io.headwater.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headwater.comparison.Comparison.Verdict;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChallengerTestTest {
    private static final double ERROR_RATE = 0.05;
    private static final long DAY = 86_400_000;

    @Test
    void anEqualChallengerIsPromotedAtMostAsOftenAsStatedThoughItIsAskedAllTheTime() {
        int seeds = 1000;
        int promoted = 0;
        for (int seed = 0; seed < seeds; seed++) {
            promoted += new Shop(seed, 1.0, 0.5).firstBetter(3_000) < Integer.MAX_VALUE ? 1 : 0;
        }
        // 50 are allowed; a rate of exactly .05 passes this bound by chance in one of 1,000 cases
        assertThat(promoted).isLessThanOrEqualTo(50 + 22);
    }

    @Test
    void aBetterChallengerByOneInTwentyIsFound() {
        int seeds = 100;
        int found = 0;
        for (int seed = 0; seed < seeds; seed++) {
            found += new Shop(seed, 1.05, 0.5).firstBetter(60_000) < Integer.MAX_VALUE ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aWorseChallengerIsCalledWorse() {
        Shop shop = new Shop(1, 0.8, 0.1);
        assertThat(shop.firstBetter(40_000)).isEqualTo(Integer.MAX_VALUE);
        assertThat(shop.test.result(ERROR_RATE).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void aUserCountsOnceByTheMeanOfTheFirstDayForTheVariantSeenFirst() {
        ChallengerTest test = new ChallengerTest(DAY);
        test.add("early", false, 1, 0);
        test.add("b", true, 1, 1);
        test.add("b", true, 0, 2);
        test.add("b", false, 0, 3);
        test.add("a", false, 0.25, 4);
        test.add("b", true, 0, 1 + DAY);
        test.add("late", true, 0, 4 + DAY);

        Comparison seen = test.result(ERROR_RATE);
        assertThat(seen.championUsers()).as("from the first challenger on").isEqualTo(1);
        assertThat(seen.championReward()).isEqualTo(0.25);
        assertThat(seen.challengerUsers()).isEqualTo(1);
        assertThat(seen.challengerReward()).isEqualTo(0.5);
        assertThat(seen.lift()).isEqualTo(1);
        assertThat(seen.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void wealthIsTheMeanOfWhatTheBetsMake() {
        BettingTest test = new BettingTest();
        assertThat(test.wealth()).isCloseTo(1, within(1e-12));
        test.add(1);
        test.add(-1);
        assertThat(test.wealth()).isLessThan(1);
        assertThatThrownBy(() -> test.add(Double.NaN)).hasMessageContaining("was NaN");
    }

    @Test
    void rewardsAreThoseOfTheField() {
        assertThat(Reward.HIT.of(20, 20)).isEqualTo(1);
        assertThat(Reward.HIT.of(21, 20)).isZero();
        assertThat(Reward.RECIPROCAL_RANK.of(4, 20)).isEqualTo(0.25);
        assertThat(Reward.DISCOUNTED_GAIN.of(3, 20)).isCloseTo(0.5, within(1e-12));
        assertThat(Reward.DISCOUNTED_GAIN.of(0, 20)).isZero();
    }

    /** Users of whom some always find what they want and some never, and who come back up to nine times within their day. */
    private static final class Shop {
        private final SplittableRandom random;
        private final double factor;
        private final double share;
        private final ChallengerTest test = new ChallengerTest(DAY);

        Shop(int seed, double factor, double share) {
            this.random = new SplittableRandom(seed);
            this.factor = factor;
            this.share = share;
        }

        /** After how many users the challenger is called better for the first time. */
        int firstBetter(int users) {
            long minute = DAY / 1440;
            for (int user = 0; user < users; user++) {
                boolean challenger = random.nextDouble() < share;
                double taste = Math.pow(random.nextDouble(), 0.5) * 0.7;
                double rate = challenger ? taste * factor : taste;
                int outcomes = 1 + random.nextInt(9);
                for (int i = 0; i < outcomes; i++) {
                    double hit = random.nextDouble() < rate ? 1 : 0;
                    test.add("user-" + user, challenger, hit, user * minute);
                }
                if (user % 10 == 0 && test.result(ERROR_RATE).verdict() == Verdict.BETTER) {
                    return user;
                }
            }
            return Integer.MAX_VALUE;
        }
    }
}
