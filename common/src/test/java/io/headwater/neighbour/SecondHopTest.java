package io.headwater.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.event.EventType;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.Views;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecondHopTest {
    private static final long DAY = 86_400_000;
    private static final long HALF_LIFE = 28 * DAY;
    private static final long START = 1_000_000_000_000L;
    private static final SecondHop SECOND_HOP = new SecondHop(6);

    private record Pair(long time, String follower, float forward) {}

    /** Everything that ever followed the item, summed up anew. */
    private static final class Naive {
        private final List<Pair> pairs = new ArrayList<>();

        private Map<String, Double> forward(long asOf) {
            Map<String, Double> forward = new HashMap<>();
            for (Pair pair : pairs) {
                double decay = StrictMath.pow(2, -(asOf - pair.time()) / (double) HALF_LIFE);
                forward.merge(pair.follower(), pair.forward() * decay, Double::sum);
            }
            return forward;
        }

        private double sum(long asOf) {
            return forward(asOf).values().stream().mapToDouble(value -> value).sum();
        }
    }

    @Test
    void whatIsToldEqualsASumOverAllPairsAndIsAtMostAQuarterBehind() {
        long seed = 8;
        Random random = new Random(seed);
        NeighbourList list = new NeighbourList(200, HALF_LIFE);
        Naive naive = new Naive();
        Followers last = null;
        int times = 0;
        for (int i = 0; i < 3000; i++) {
            long time = START + i * DAY / 8;
            Pair pair = new Pair(time, "i" + follower(random), 1f / (1 + random.nextInt(10)));
            naive.pairs.add(pair);
            Followers told = SECOND_HOP.fold(list, update(pair));
            String what = "seed " + seed + ", pair " + i;
            if (told != null) {
                check(told, naive, time, what);
                last = told;
                times++;
            }
            double decay = StrictMath.pow(2, -(time - last.timeMillis()) / (double) HALF_LIFE);
            assertThat(last.forwardSum() * decay).as(what).isGreaterThan(naive.sum(time) / 1.26);
        }
        assertThat(times).as("times told").isBetween(40, 120);
    }

    private static void check(Followers told, Naive naive, long time, String what) {
        Map<String, Double> expected = naive.forward(time);
        List<Double> best =
                expected.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(Followers.MOST)
                        .toList();
        SeedQuery query = new SeedQuery("u", 0, 2, 3, time + 10 * DAY, null, 1, 0.5f);
        double later = StrictMath.pow(2, -10 / 28.0);
        double normal = naive.sum(time) * later + 2;

        SeedAnswer answer = SeedAnswer.of(told, query, HALF_LIFE);

        assertThat(answer.size()).as(what).isEqualTo(best.size());
        for (int row = 0; row < answer.size(); row++) {
            double value = answer.value(MatrixKind.FORWARD, row);
            double itself = expected.get(ItemSnapshot.idOf(answer.snapshot(row)));
            assertThat(value)
                    .as(what)
                    .isCloseTo(0.5 * best.get(row) * later / normal, within(1e-5));
            assertThat(value).as(what).isCloseTo(0.5 * itself * later / normal, within(1e-5));
            assertThat(answer.value(MatrixKind.CO_VISIT, row)).as(what).isZero();
        }
    }

    @Test
    void aSeedWithFewNeighboursAsksItsBestFollowersAndAnOlderSeedFewer() {
        NeighbourList list = new NeighbourList(200, HALF_LIFE);
        for (int i = 0; i < 30; i++) {
            list.fold(update(new Pair(START, "i" + i, 1 + i % 10 + i / 100f)));
        }

        assertThat(asked(list, 0)).containsExactly("i29", "i19", "i9", "i28", "i18", "i8");
        assertThat(asked(list, 1)).containsExactly("i29", "i19", "i9", "i28");
        assertThat(asked(list, 2)).containsExactly("i29", "i19");
        assertThat(asked(list, 3)).isEmpty();
        FollowerMessage first = SECOND_HOP.questions(list, query(0)).get(0);
        assertThat(first.query().hop()).isEqualTo(1);
        assertThat((double) first.query().share())
                .isCloseTo(10.29 / (30 * 5.5 + 4.35 + 2), within(1e-6));
        assertThat(new SecondHop(0).questions(list, query(0))).isEmpty();

        list.fold(update(new Pair(START, "one more", 1)));
        assertThat(asked(list, 0)).as("of a seed with more than an answer holds").isEmpty();
    }

    private static List<String> asked(NeighbourList list, int age) {
        return SECOND_HOP.questions(list, query(age)).stream().map(FollowerMessage::key).toList();
    }

    private static SeedQuery query(int age) {
        return new SeedQuery("u", 0, age, 8, START, null);
    }

    private static int follower(Random random) {
        return (int) Math.abs(random.nextGaussian() * 40);
    }

    private static PairUpdate update(Pair pair) {
        return new PairUpdate(
                pair.time(),
                EventType.VIEW,
                pair.forward(),
                false,
                0.5f,
                Views.snapshot(pair.follower(), pair.time()));
    }
}
