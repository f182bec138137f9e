package io.headwater.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.event.Intake.Verdict;
import io.headwater.serialization.Block;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final long START = 1_767_225_600_000L;
    private static final long HOUR = 3_600_000;

    @Test
    void equalsAWalkThroughTheWholeHistory() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            IntakeConfiguration rules = rules(1 + random.nextInt(40));
            Intake intake = new Intake();
            List<AcceptedEvent> history = new ArrayList<>();
            long time = START;
            for (int i = 0; i < 1000; i++) {
                time += random.nextInt(5) == 0 ? random.nextInt((int) (2 * HOUR)) : 0;
                Event event = event(random, i, time);
                String what = "seed " + seed + ", event " + i;

                Verdict verdict = intake.judge(event, rules);

                assertThat(verdict).as(what).isEqualTo(verdict(history, event, rules));
                if (verdict == Verdict.ACCEPT) {
                    AcceptedEvent expected = accept(history, event, rules);
                    AcceptedEvent found = intake.accept(event, rules);
                    assertThat(found).as(what).isEqualTo(expected);
                    history.add(found);
                }
                if (random.nextInt(10) == 0) {
                    intake = Block.decode(Intake.FORMAT, Block.encode(Intake.FORMAT, intake));
                }
            }
            assertThat(history).as("seed %d", seed).hasSizeBetween(300, 999);
        }
    }

    @Test
    void aSmallerRingAfterARestoreForgetsTheOldestIds() {
        Intake intake = new Intake();
        for (int i = 0; i < 10; i++) {
            intake.accept(view("e" + i, START), rules(10));
        }

        intake.accept(view("e10", START), rules(3));

        assertThat(intake.judge(view("e7", START), rules(3))).isEqualTo(Verdict.ACCEPT);
        assertThat(intake.judge(view("e8", START), rules(3))).isEqualTo(Verdict.DUPLICATE);
    }

    private static Verdict verdict(
            List<AcceptedEvent> history, Event event, IntakeConfiguration rules) {
        int ring = Math.max(0, history.size() - rules.duplicateRing());
        boolean again =
                history.subList(ring, history.size()).stream()
                        .anyMatch(before -> before.event().eventId().equals(event.eventId()));
        if (again) {
            return Verdict.DUPLICATE;
        }
        boolean late =
                history.stream()
                        .anyMatch(
                                before ->
                                        before.event().timestampMillis() - event.timestampMillis()
                                                > rules.allowedLateness().toMillis());
        return late ? Verdict.LATE : Verdict.ACCEPT;
    }

    private static AcceptedEvent accept(
            List<AcceptedEvent> history, Event event, IntakeConfiguration rules) {
        int session = history.isEmpty() ? 0 : history.get(history.size() - 1).session();
        long newest =
                history.stream()
                        .mapToLong(before -> before.event().timestampMillis())
                        .max()
                        .orElse(Long.MAX_VALUE);
        boolean gap = event.timestampMillis() - newest > rules.sessionGap().toMillis();
        return new AcceptedEvent(
                event.accepted(),
                history.size(),
                gap ? session + 1 : session,
                visit(history, event));
    }

    private static Visit visit(List<AcceptedEvent> history, Event event) {
        List<String> positive =
                history.stream()
                        .filter(before -> before.event().isPositive())
                        .map(before -> before.event().itemId())
                        .toList();
        List<String> known = positive.subList(Math.max(0, positive.size() - 256), positive.size());
        int last = known.lastIndexOf(event.itemId());
        if (last < 0) {
            return Visit.FIRST;
        }
        return known.size() - last <= 3 ? Visit.AT_ONCE : Visit.AGAIN;
    }

    private static Event event(Random random, int number, long time) {
        int id = random.nextInt(4) == 0 ? Math.max(0, number - random.nextInt(60)) : number;
        long late = random.nextInt(5) == 0 ? (long) (random.nextDouble() * 5 * HOUR) : 0;
        EventType type = EventType.ofOrdinal(random.nextInt(6));
        return new Event(
                "e" + id,
                "u",
                "i" + (int) (Math.pow(random.nextDouble(), 3) * 600),
                type,
                time - late,
                null,
                Float.NaN,
                type == EventType.PURCHASE && random.nextBoolean(),
                Origin.NONE);
    }

    private static Event view(String id, long time) {
        return new Event(id, "u", "i", EventType.VIEW, time, null, Float.NaN, false, Origin.NONE);
    }

    private static IntakeConfiguration rules(int ring) {
        IntakeConfiguration defaults = IntakeConfiguration.defaults();
        return new IntakeConfiguration(
                Duration.ofHours(3),
                defaults.futureTolerance(),
                defaults.earliest(),
                Duration.ofMinutes(30),
                ring,
                Map.of());
    }
}
