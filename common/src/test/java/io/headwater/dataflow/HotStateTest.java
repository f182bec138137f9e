package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HotStateTest {
    private static final int CAPACITY = 8;

    private final Map<Integer, Long> backend = new HashMap<>();
    private int current;
    private int reads;

    private final HotState<Integer, AtomicLong> state =
            new HotState<>(
                    new ColdState<>() {
                        @Override
                        public AtomicLong read() {
                            reads++;
                            Long known = backend.get(current);
                            return known == null ? null : new AtomicLong(known);
                        }

                        @Override
                        public void write(AtomicLong value) {
                            backend.put(current, value.get());
                        }
                    },
                    key -> current = key,
                    AtomicLong::new,
                    CAPACITY);

    @RepeatedTest(20)
    void holdsWhatAPlainMapWouldHold(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<Integer, Long> plain = new HashMap<>();
        for (int step = 0; step < 2000; step++) {
            int key = random.nextInt(30);
            current = key;
            switch (random.nextInt(8)) {
                case 0 -> plain.put(key, state.replace(key, new AtomicLong(step)).get());
                case 1, 2 ->
                        assertThat(state.get(key).get()).isEqualTo(plain.getOrDefault(key, 0L));
                case 3 -> {
                    state.flush();
                    assertThat(backend).containsAllEntriesOf(plain);
                }
                default -> plain.put(key, state.change(key).incrementAndGet());
            }
        }
        state.flush();
        assertThat(backend).isEqualTo(plain);
    }

    @Test
    void keepsTheKeysThatAreUsedAgainAndAgain() throws Exception {
        for (int stranger = 100; stranger < 300; stranger++) {
            for (int friend = 0; friend < CAPACITY / 2; friend++) {
                touch(friend);
            }
            touch(stranger);
        }
        assertThat(reads).isEqualTo(CAPACITY / 2 + 200);
    }

    @Test
    void leavesTheOperatorAtTheKeyThatWasAskedFor() throws Exception {
        for (int key = 0; key < 3 * CAPACITY; key++) {
            touch(key);
            assertThat(current).isEqualTo(key);
        }
    }

    private void touch(int key) throws Exception {
        current = key;
        state.change(key).incrementAndGet();
    }
}
