package io.headwater.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private final Availability availability = new Availability();

    @Test
    void anItemIsGoneFromItsWithdrawalToItsReturn() {
        availability.learn("a", false, 10);
        availability.learn("a", true, 20);

        assertThat(availability.isGone("a", 9)).isFalse();
        assertThat(availability.isGone("a", 10)).isTrue();
        assertThat(availability.isGone("a", 19)).isTrue();
        assertThat(availability.isGone("a", 20)).isFalse();
        assertThat(availability.isGone("b", 15)).isFalse();
    }

    @Test
    void earlierAbsencesAreRememberedForListsThatAreMadeLate() {
        availability.learn("a", false, 10);
        availability.learn("a", false, 12);
        availability.learn("a", true, 20);
        availability.learn("a", false, 30);

        assertThat(availability.isGone("a", 11)).isTrue();
        assertThat(availability.isGone("a", 25)).isFalse();
        assertThat(availability.isGone("a", 30)).isTrue();
    }

    @Test
    void ofChangesInOneMillisecondTheLastCounts() {
        availability.learn("a", false, 10);
        availability.learn("a", true, 10);
        availability.learn("b", false, 5);
        availability.learn("b", true, 10);
        availability.learn("b", false, 10);

        assertThat(availability.isGone("a", 10)).isFalse();
        assertThat(availability.isGone("b", 10)).isTrue();
    }

    @Test
    void anItemThatNeverLeftTakesNoSpace() {
        assertThat(availability.learn("a", true, 10)).isFalse();
        assertThat(availability.learn("a", false, 20)).isTrue();
        assertThat(availability.learn("a", true, 30)).isTrue();
    }

    @Test
    void asOfNowItEqualsTheLastChangeAlsoAfterARestore() {
        long seed = 3;
        Random random = new Random(seed);
        Availability restored = new Availability();
        List<Boolean> last = new ArrayList<>(List.of(true, true, true, true, true));
        long time = 0;
        for (int i = 0; i < 5000; i++) {
            time += random.nextInt(3);
            int item = random.nextInt(5);
            last.set(item, random.nextBoolean());
            if (availability.learn("i" + item, last.get(item), time)) {
                restored.restore("i" + item, availability.encode("i" + item));
            }
            for (int any = 0; any < 5; any++) {
                String what = "seed " + seed + ", change " + i + ", item " + any;
                assertThat(availability.isGone("i" + any, time)).as(what).isEqualTo(!last.get(any));
                assertThat(restored.isGone("i" + any, time)).as(what).isEqualTo(!last.get(any));
            }
        }
    }
}
