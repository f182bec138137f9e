package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctHashesTest {

    @Test
    void repeatedHashesCountOnceAndZeroCountsToo() {
        DistinctHashes hashes = new DistinctHashes();
        Set<Long> naive = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long hash = random.nextInt(5_000) - 10L;
            hashes.add(hash);
            naive.add(hash);
            assertThat(hashes.size()).isEqualTo(naive.size());
        }
        assertThat(naive).contains(0L);
    }
}
