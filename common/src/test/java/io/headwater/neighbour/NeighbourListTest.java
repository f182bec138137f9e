package io.headwater.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.event.EventType;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.Views;
import io.headwater.serialization.Block;
import io.headwater.serialization.JournalFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighbourListTest {
    private static final long DAY = 86_400_000;
    private static final long HALF_LIFE = 28 * DAY;
    private static final long START = 1_000_000_000_000L;

    private record Pair(long time, String item, int distance, float coVisit, EventType type) {}

    @Test
    void equalsASumOverAllPairsThroughYearsAndThroughBytes() {
        long seed = 11;
        Random random = new Random(seed);
        NeighbourList list = new NeighbourList(200, HALF_LIFE);
        List<Pair> pairs = new ArrayList<>();
        long time = START;
        for (int i = 0; i < 4000; i++) {
            time += (long) (random.nextDouble() * 2 * 86_400_000);
            Pair pair =
                    new Pair(
                            time - random.nextInt(86_400_000),
                            "i" + random.nextInt(150),
                            1 + random.nextInt(5),
                            random.nextFloat(),
                            random.nextInt(5) == 0 ? EventType.CART : EventType.VIEW);
            pairs.add(pair);
            list.fold(
                    new PairUpdate(
                            pair.time(),
                            pair.type(),
                            1f / pair.distance(),
                            pair.distance() == 1,
                            pair.coVisit(),
                            Views.snapshot(pair.item(), pair.time())));
            if (i % 500 == 499) {
                list = throughBytes(list);
                check(list, pairs, time, "seed " + seed + ", pair " + i);
            }
        }
    }

    private static void check(NeighbourList list, List<Pair> pairs, long asOf, String what) {
        Map<String, Double> forward = new HashMap<>();
        Map<String, Double> carts = new HashMap<>();
        double sum = 0;
        for (Pair pair : pairs) {
            double decay = StrictMath.pow(2, -(asOf - pair.time()) / (double) HALF_LIFE);
            forward.merge(pair.item(), decay / pair.distance(), Double::sum);
            if (pair.type() == EventType.CART) {
                carts.merge(pair.item(), decay / pair.distance(), Double::sum);
            }
            sum += decay / pair.distance();
        }
        SeedAnswer answer =
                new AnswerMaker(200).answer(list, new SeedQuery("u", 0, 0, 1, asOf, null), 0);
        assertThat(answer.size()).as(what).isEqualTo(forward.size());
        for (int row = 0; row < answer.size(); row++) {
            String item = ItemSnapshot.idOf(answer.snapshot(row));
            assertThat((double) answer.value(MatrixKind.FORWARD, row))
                    .as(what + " " + item)
                    .isCloseTo(forward.get(item) / (sum + 2), within(1e-5));
            assertThat((double) answer.value(MatrixKind.CART, row))
                    .as(what + " " + item)
                    .isCloseTo(carts.getOrDefault(item, 0.0) / (sum + 2), within(1e-5));
        }
    }

    @Test
    void keepsItsBoundAndDropsTheWeakest() {
        NeighbourList list = new NeighbourList(3, HALF_LIFE);
        for (String item : List.of("a", "b", "c", "a", "b", "d")) {
            list.fold(
                    new PairUpdate(
                            START, EventType.VIEW, 1, true, 0.5f, Views.snapshot(item, START)));
        }

        SeedAnswer answer =
                new AnswerMaker(2).answer(list, new SeedQuery("u", 0, 0, 1, START, null), 0);

        List<String> named = new ArrayList<>();
        for (int row = 0; row < answer.size(); row++) {
            named.add(ItemSnapshot.idOf(answer.snapshot(row)));
        }
        assertThat(list.size()).isEqualTo(3);
        assertThat(named).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void comesBackFromWhatItWasAndItsChanges() {
        long seed = 12;
        Random random = new Random(seed);
        JournalFormat<NeighbourList> format = NeighbourList.format(40, HALF_LIFE, 400 * DAY);
        NeighbourList kept = new NeighbourList(40, HALF_LIFE);
        NeighbourList restored = new NeighbourList(40, HALF_LIFE);
        byte[] whole = null;
        List<byte[]> changes = new ArrayList<>();
        int fromChanges = 0;
        for (int step = 0; step < 3000; step++) {
            long time = START + step * DAY / 2 - random.nextInt((int) DAY);
            if (random.nextInt(3) > 0) {
                PairUpdate pair = pair(random, time);
                kept.fold(pair);
                restored.fold(pair);
            } else {
                VisitUpdate visit = visit(random, time);
                kept.fold(visit);
                restored.fold(visit);
            }
            if (random.nextInt(4) == 0) {
                byte[] since = format.changes(restored);
                if (since == null) {
                    whole = Block.encode(format, restored);
                    changes.clear();
                } else {
                    changes.add(since);
                    fromChanges++;
                }
                restored = Block.decode(format, whole);
                for (byte[] written : changes) {
                    format.redo(restored, written);
                }
                assertThat(Block.encode(format, restored))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(Block.encode(format, kept));
            }
        }
        assertThat(fromChanges).isBetween(100, 700);
    }

    @Test
    void isWrittenWholeAtFirstAfterManyChangesAndAfterALongTime() {
        JournalFormat<NeighbourList> format = NeighbourList.format(40, HALF_LIFE, 400 * DAY);
        NeighbourList list = new NeighbourList(40, HALF_LIFE);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            list.fold(pair(random, START));
        }
        assertThat(format.changes(list)).as("never written").isNull();
        format.forget(list);
        list.fold(pair(random, START));
        assertThat(format.changes(list)).isNotEmpty();
        assertThat(format.changes(list)).as("written before").isEmpty();
        list.fold(pair(random, START + 401 * DAY));
        assertThat(format.changes(list)).as("over a long time").isNull();
        format.forget(list);
        for (int i = 0; i < 120; i++) {
            list.fold(pair(random, START + 401 * DAY));
        }
        assertThat(format.changes(list)).as("many changes").isNull();
    }

    private static PairUpdate pair(Random random, long time) {
        return new PairUpdate(
                time,
                random.nextInt(5) == 0 ? EventType.PURCHASE : EventType.VIEW,
                1f / (1 + random.nextInt(5)),
                random.nextBoolean(),
                random.nextFloat(),
                Views.snapshot("i" + random.nextInt(80), time));
    }

    /** Of items whose snapshots are older than what a list may know of them. */
    private static VisitUpdate visit(Random random, long time) {
        List<byte[]> earlier = new ArrayList<>();
        int first = random.nextInt(75);
        for (int i = 0; i < 5; i++) {
            earlier.add(Views.snapshot("i" + (first + i), time - random.nextInt(5) * DAY));
        }
        return new VisitUpdate(
                time,
                Views.snapshot("own", time),
                earlier,
                new float[] {1, 0.7f, 0.5f, 0.3f, 0.2f});
    }

    private static NeighbourList throughBytes(NeighbourList list) {
        var format = NeighbourList.format(200, HALF_LIFE, 400 * DAY);
        return Block.decode(format, Block.encode(format, list));
    }
}
