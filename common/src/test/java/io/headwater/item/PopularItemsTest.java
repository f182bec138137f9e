package io.headwater.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.event.Ids;
import io.headwater.serialization.Block;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PopularItemsTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 1_767_225_600_000L;

    @Test
    void holdsEachItemAsItWasWhenTheFirstStepOfAnHourClosed() {
        long seed = 11;
        Random random = new Random(seed);
        TrendingBoard board = new TrendingBoard(60_000, 10);
        Map<String, ItemStats> items = new HashMap<>();
        Map<String, byte[]> expected = new HashMap<>();
        long time = START;
        long hour = -1;
        int publications = 0;
        for (int i = 0; i < 3000; i++) {
            time += random.nextInt(30_000);
            TrendingStep step = board.advance(time);
            if (step != null) {
                if (step.closedMillis() / HOUR > hour) {
                    hour = step.closedMillis() / HOUR;
                    items.forEach((id, stats) -> expected.put(id, stats.snapshot()));
                    publications++;
                }
                PopularItems popular = throughBytes(step.popular());
                assertThat(popular.closedMillis() / HOUR).isEqualTo(hour);
                for (String id : items.keySet()) {
                    assertThat(popular.find(Ids.hash(id)))
                            .as("seed %d, event %d, %s", seed, i, id)
                            .isEqualTo(expected.get(id));
                }
            }
            String id = "i" + random.nextInt(40);
            ItemStats stats = items.computeIfAbsent(id, ItemStats::new);
            stats.fold(Views.of(id, time));
            board.fold(new ItemChange(time, false, stats.snapshot()));
        }
        assertThat(publications).isGreaterThan(10);
    }

    @Test
    void keepsTheMostPopularOfMany() {
        TrendingBoard board = new TrendingBoard(60_000, 10);
        board.advance(START);
        for (int i = 0; i < 1500; i++) {
            ItemStats stats = new ItemStats("i" + i);
            for (int view = 0; view <= i / 500; view++) {
                stats.fold(Views.of("i" + i, START + view));
            }
            board.fold(new ItemChange(START, false, stats.snapshot()));
        }

        PopularItems popular = board.advance(START + HOUR).popular();

        for (int i = 0; i < 1500; i++) {
            boolean isIn = popular.find(Ids.hash("i" + i)) != null;
            assertThat(isIn).as("i%d", i).isEqualTo(i >= 500);
        }
    }

    private static PopularItems throughBytes(PopularItems popular) {
        return Block.decode(PopularItems.FORMAT, Block.encode(PopularItems.FORMAT, popular));
    }
}
