package io.headwater.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class TopRowsTest {
    private static final double[] FLOORS = {0, -1, Double.NEGATIVE_INFINITY};

    private final TopRows top = new TopRows(4);

    @RepeatedTest(100)
    void picksWhatSortingPicks(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = random.nextInt(400);
        double[] values = random.doubles(count).map(value -> value(value, random)).toArray();
        long[] hashes = random.longs(count).toArray();
        double floor = FLOORS[random.nextInt(FLOORS.length)];
        int most = 1 + random.nextInt(200);

        int picked = top.pick(values, hashes, count, floor, most);

        assertThat(IntStream.range(0, picked).map(top::row))
                .containsExactly(sorted(values, hashes, floor, most));
    }

    /** Many are equal, or differ in nothing but their last bits. */
    private static double value(double value, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> value - 0.5;
            case 1 -> 0.25 + random.nextInt(5) * Math.ulp(0.25);
            case 2 -> random.nextBoolean() ? 0.0 : -0.0;
            default -> random.nextInt(7) - 3;
        };
    }

    private static Integer[] sorted(double[] values, long[] hashes, double floor, int most) {
        Comparator<Integer> largest =
                Comparator.comparingDouble((Integer row) -> -(values[row] + 0.0));
        return IntStream.range(0, values.length)
                .boxed()
                .filter(row -> values[row] > floor)
                .sorted(largest.thenComparingLong(row -> hashes[row]))
                .limit(most)
                .toArray(Integer[]::new);
    }
}
