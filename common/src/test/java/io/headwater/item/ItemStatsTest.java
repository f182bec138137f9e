package io.headwater.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ItemStatsTest {
    private static final long START = 1_767_225_600_000L;
    private static final long DAY = 86_400_000;

    /** All that happened to the item: events that count, and catalogue records that were not too old. */
    private final List<AcceptedEvent> events = new ArrayList<>();

    private final List<CatalogueRecord> records = new ArrayList<>();
    private String category;
    private float price = Float.NaN;

    @Test
    void equalsSumsOverTheWholeHistoryThroughYearsAndThroughBytes() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            events.clear();
            records.clear();
            category = null;
            price = Float.NaN;
            ItemStats stats = new ItemStats("i");
            long time = START;
            for (int i = 0; i < 500; i++) {
                time += (long) StrictMath.exp(random.nextDouble() * 21);
                if (random.nextInt(6) == 0) {
                    CatalogueRecord record = record(random, time);
                    assertThat(stats.fold(record)).isEqualTo(note(record));
                } else {
                    AcceptedEvent event = event(random, time);
                    stats.fold(event);
                    note(event);
                }
                if (random.nextInt(5) == 0) {
                    stats = Block.decode(ItemStats.FORMAT, Block.encode(ItemStats.FORMAT, stats));
                }
                check(stats, "seed " + seed + ", step " + i);
            }
        }
    }

    private void note(AcceptedEvent accepted) {
        Event event = accepted.event();
        if (!event.isPositive()) {
            return;
        }
        events.add(accepted);
        boolean newer = records.isEmpty() || event.timestampMillis() >= last().timestampMillis();
        if (newer) {
            category = event.category() == null ? category : event.category();
            price = Float.isNaN(event.price()) ? price : event.price();
        }
    }

    /** Whether the record says something new of the availability. */
    private boolean note(CatalogueRecord record) {
        if (!records.isEmpty() && record.timestampMillis() < last().timestampMillis()) {
            return false;
        }
        boolean news = records.isEmpty() || last().available() != record.available();
        records.add(record);
        category = record.category() == null ? category : record.category();
        price = Float.isNaN(record.price()) ? price : record.price();
        return news;
    }

    private CatalogueRecord last() {
        return records.get(records.size() - 1);
    }

    private void check(ItemStats stats, String what) {
        ItemSnapshot snapshot = ItemSnapshot.decode(stats.snapshot());
        assertThat(snapshot.available())
                .as(what)
                .isEqualTo(records.isEmpty() || last().available());
        assertThat(snapshot.category()).as(what).isEqualTo(category);
        assertThat(Float.compare(snapshot.price(), price)).as(what).isZero();
        assertThat(snapshot.events()).as(what).isEqualTo(events.size());
        assertThat(snapshot.usersPerEvent())
                .as(what)
                .isEqualTo(count(Visit.FIRST) / (events.size() + 1.0));
        assertThat(snapshot.repeatRate())
                .as(what)
                .isEqualTo((count(Visit.AGAIN) + count(Visit.AT_ONCE)) / (events.size() + 5.0));
        assertThat(snapshot.atOnceRate())
                .as(what)
                .isEqualTo(count(Visit.AT_ONCE) / (events.size() + 5.0));
        if (events.isEmpty()) {
            return;
        }
        long newest =
                events.stream()
                        .mapToLong(event -> event.event().timestampMillis())
                        .max()
                        .getAsLong();
        long asOf = Math.max(newest, records.isEmpty() ? Long.MIN_VALUE : last().timestampMillis());
        assertThat(snapshot.timeMillis()).as(what).isEqualTo(asOf);
        assertThat(snapshot.firstMillis()).as(what).isEqualTo(first());
        for (int h = 0; h < ItemStats.HALF_LIVES_MILLIS.length; h++) {
            double expected = decayed(event -> true, asOf, ItemStats.HALF_LIVES_MILLIS[h]);
            assertThat(snapshot.popularity(h, asOf))
                    .as("%s, half-life %d", what, h)
                    .isCloseTo(expected, within(1e-5 * expected + 1e-35));
        }
        double seen = month(newest, EventType.VIEW) + month(newest, EventType.CLICK);
        double carts = month(newest, EventType.CART);
        double purchases = month(newest, EventType.PURCHASE);
        assertThat(snapshot.cartRate()).as(what).isCloseTo((carts + 1) / (seen + 20), within(1e-5));
        assertThat(snapshot.purchaseRate())
                .as(what)
                .isCloseTo((purchases + 1) / (seen + carts + 40), within(1e-5));
    }

    private long first() {
        return LongStream.concat(
                        events.stream().mapToLong(event -> event.event().timestampMillis()),
                        records.stream().mapToLong(CatalogueRecord::timestampMillis))
                .min()
                .getAsLong();
    }

    private long count(Visit visit) {
        return events.stream().filter(event -> event.visit() == visit).count();
    }

    private double month(long asOf, EventType type) {
        return decayed(event -> event.type() == type, asOf, 28 * DAY);
    }

    private double decayed(Predicate<Event> which, long asOf, long halfLife) {
        return events.stream()
                .map(AcceptedEvent::event)
                .filter(which)
                .mapToDouble(
                        event ->
                                StrictMath.pow(
                                        2, (event.timestampMillis() - asOf) / (double) halfLife))
                .sum();
    }

    private static AcceptedEvent event(Random random, long time) {
        EventType type = EventType.ofOrdinal(random.nextInt(6));
        long late = random.nextInt(4) == 0 ? (long) (random.nextDouble() * 7 * DAY) : 0;
        Event event =
                new Event(
                        "e",
                        "u",
                        "i",
                        type,
                        time - late,
                        random.nextBoolean() ? null : "c" + random.nextInt(5),
                        random.nextBoolean() ? Float.NaN : random.nextInt(100),
                        type == EventType.PURCHASE && random.nextBoolean(),
                        Origin.NONE);
        return new AcceptedEvent(event, 0, 0, Visit.values()[random.nextInt(3)]);
    }

    private static CatalogueRecord record(Random random, long time) {
        long old = random.nextInt(3) == 0 ? (long) (random.nextDouble() * 30 * DAY) : 0;
        return new CatalogueRecord(
                "i",
                random.nextBoolean() ? null : "c" + random.nextInt(5),
                random.nextBoolean() ? Float.NaN : random.nextInt(100),
                random.nextBoolean(),
                time - old);
    }
}
