package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreSampleTest {

    @Test
    void everythingIsHeldUpToTheBound() {
        ScoreSample sample = new ScoreSample(30);
        sample.add(5, new double[20], new boolean[20]);
        sample.add(3, new double[10], new boolean[10]);
        assertThat(sample.size()).isEqualTo(30);
    }

    @Test
    void aboveTheBoundTheSameRequestsAreHeldInAnyOrder() {
        List<TestRequest> requests = new RandomRequests(1).list(300, 100);
        List<TestRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(2));
        for (int bound = 200; bound < 5_000; bound += 50) {
            ScoreSample first = sampled(requests, bound);
            assertThat(keys(sampled(shuffled, bound))).isEqualTo(keys(first));
            assertThat(first.size()).isBetween(bound - 40L, (long) bound);
            assertThat(first.seen()).isGreaterThan(5_000);
            assertThat(first.scores(true).length + first.scores(false).length)
                    .isEqualTo((int) first.size());
        }
    }

    private static ScoreSample sampled(List<TestRequest> requests, int bound) {
        ScoreSample sample = new ScoreSample(bound);
        requests.forEach(sample::add);
        return sample;
    }

    private static List<Long> keys(ScoreSample sample) {
        return sample.pools().stream().map(ScoreSample.Pool::key).toList();
    }
}
