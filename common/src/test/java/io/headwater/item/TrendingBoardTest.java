package io.headwater.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendingBoardTest {
    private static final long STEP = 60_000;
    private static final int LENGTH = 10;

    @Test
    void equalsAScanOverAllItems() {
        long seed = 7;
        Random random = new Random(seed);
        TrendingBoard board = new TrendingBoard(STEP, LENGTH);
        Map<String, ItemStats> items = new HashMap<>();
        Map<String, Double> naive = new HashMap<>();
        Map<String, Long> first = new HashMap<>();
        long time = 1_767_225_600_000L;
        int steps = 0;
        for (int i = 0; i < 5000; i++) {
            long before = time;
            time += random.nextInt(20_000);
            TrendingStep step = board.advance(time);
            if (step != null) {
                steps++;
                String what = "seed " + seed + ", event " + i;
                assertThat(ids(step, 1)).as(what).isEqualTo(best(naive));
                assertThat(ids(step, 5)).as(what).isEqualTo(newest(first));
                board = throughBytes(board);
            }
            String item = "i" + (int) Math.abs(random.nextGaussian() * 20 + i / 100.0);
            long elapsed = time - before;
            long late = random.nextInt(4) == 0 ? random.nextInt(7_200_000) : 0;
            naive.replaceAll((id, v) -> v * StrictMath.pow(2, -elapsed / 3_600_000.0));
            naive.merge(item, StrictMath.pow(2, -late / 3_600_000.0), Double::sum);
            first.merge(item, time - late, Math::min);
            ItemStats stats = items.computeIfAbsent(item, ItemStats::new);
            stats.fold(Views.of(item, time - late));
            board.fold(new ItemChange(time - late, false, stats.snapshot()));
        }
        assertThat(steps).isGreaterThan(500);
    }

    private static TrendingBoard throughBytes(TrendingBoard board) {
        var format = TrendingBoard.format(STEP, LENGTH);
        return Block.decode(format, Block.encode(format, board));
    }

    private static List<String> ids(TrendingStep step, int list) {
        List<String> ids = new ArrayList<>();
        for (int rank = 0; rank < step.length(list); rank++) {
            ids.add(ItemSnapshot.idOf(step.snapshot(step.index(list, rank))));
        }
        return ids;
    }

    private static List<String> best(Map<String, Double> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(LENGTH)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> newest(Map<String, Long> first) {
        return first.entrySet().stream()
                .sorted(
                        Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                                .thenComparing(
                                        entry -> io.headwater.event.Ids.hash(entry.getKey())))
                .limit(LENGTH)
                .map(Map.Entry::getKey)
                .toList();
    }
}
