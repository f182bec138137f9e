package io.headwater.quickstart.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.EventType;
import io.headwater.event.Intake;
import io.headwater.event.Intake.Verdict;
import io.headwater.event.Origin;
import io.headwater.event.RejectedException;
import io.headwater.event.Rejection.Reason;
import io.headwater.quickstart.feed.FeedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SimulatedBehaviourTest {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final long END = START.plus(Duration.ofDays(400)).toEpochMilli();
    private static final int EVENTS = 150_000;
    private static final IntakeConfiguration RULES = IntakeConfiguration.defaults();

    @Test
    void theSameSeedGivesTheSameRecordsAndAnotherSeedOthers() {
        List<String> first = lines(new SimulatedShop(7, 20_000, START));

        assertThat(lines(new SimulatedShop(7, 20_000, START))).isEqualTo(first);
        assertThat(lines(new SimulatedShop(8, 20_000, START))).isNotEqualTo(first);
    }

    @Test
    void theCatalogueComesFirstAndEveryEventIsAboutAnItemWithATitle() throws Exception {
        SimulatedShop shop = new SimulatedShop(1, EVENTS, START);
        List<FeedRecord> records = records(shop);
        Map<String, String> titles = shop.titles();

        assertThat(records.subList(0, 2000)).allMatch(r -> r.kind() == FeedRecord.Kind.ITEM);
        assertThat(titles).hasSizeGreaterThan(2000);
        assertThat(accepted(records)).allMatch(event -> titles.containsKey(event.itemId()));
        List<FeedRecord> later = records.subList(2000, records.size());
        assertThat(later).anyMatch(r -> r.kind() == FeedRecord.Kind.ITEM && r.value() != null);
        assertThat(later).anyMatch(r -> r.kind() == FeedRecord.Kind.ITEM && r.value() == null);
    }

    @Test
    void everyKindOfBadRecordComesNowAndThen() {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        EventDecoder decoder = new EventDecoder(RULES);
        Map<String, Intake> intakes = new HashMap<>();
        for (FeedRecord record : records(new SimulatedShop(1, EVENTS, START))) {
            if (record.kind() == FeedRecord.Kind.EVENT) {
                try {
                    Event event = decoder.decode(origin(record));
                    Intake intake = intakes.computeIfAbsent(event.userId(), user -> new Intake());
                    Verdict verdict = intake.judge(event, RULES);
                    verdicts.merge(verdict, 1, Integer::sum);
                    if (verdict == Verdict.ACCEPT) {
                        intake.accept(event, RULES);
                    }
                } catch (RejectedException e) {
                    reasons.merge(e.reason(), 1, Integer::sum);
                }
            }
        }

        assertThat(reasons)
                .containsOnlyKeys(
                        Reason.NOT_JSON,
                        Reason.MISSING_FIELD,
                        Reason.UNKNOWN_EVENT_TYPE,
                        Reason.FUTURE,
                        Reason.TOO_OLD);
        assertThat(reasons.values()).allMatch(count -> count < EVENTS / 500);
        assertThat(verdicts).containsOnlyKeys(Verdict.values());
        assertThat(verdicts.get(Verdict.ACCEPT)).isEqualTo(EVENTS);
    }

    @Test
    void fewerAndFewerGoFromLookingToBuyingAndSomeBringBack() throws Exception {
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        int returns = 0;
        for (Event event : accepted(records(new SimulatedShop(1, EVENTS, START)))) {
            counts.merge(event.type(), 1, Integer::sum);
            returns += event.returned() ? 1 : 0;
        }

        assertThat(ratio(counts, EventType.CLICK, EventType.VIEW)).isBetween(0.2, 0.6);
        assertThat(ratio(counts, EventType.CART, EventType.CLICK)).isBetween(0.1, 0.3);
        assertThat(ratio(counts, EventType.PURCHASE, EventType.CART)).isBetween(0.3, 0.7);
        assertThat(counts).containsKeys(EventType.LIKE, EventType.DISLIKE);
        assertThat(returns).isBetween(1, counts.get(EventType.PURCHASE) / 5);
    }

    @Test
    void botsAreASmallPartAndNewUsersKeepComing() throws Exception {
        Map<String, Integer> events = new HashMap<>();
        int late = 0;
        int seen = 0;
        for (Event event : accepted(records(new SimulatedShop(1, EVENTS, START)))) {
            boolean isNew = events.merge(event.userId(), 1, Integer::sum) == 1;
            late += isNew && seen > EVENTS / 2 ? 1 : 0;
            seen++;
        }
        int bots = 0;
        for (int i = 0; i < 5; i++) {
            bots += events.getOrDefault("user-" + i, 0);
        }

        assertThat((double) bots / seen).isBetween(0.002, 0.1);
        assertThat(late).isPositive();
    }

    @Test
    void whatGoesWithTheLastItemBeatsWhatIsPopular() throws Exception {
        List<Event> events = accepted(records(new SimulatedShop(1, EVENTS, START)));
        Map<String, Map<String, Integer>> next = new HashMap<>();
        Map<String, Integer> popular = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        for (Event event : events.subList(0, EVENTS * 9 / 10)) {
            String before = last.put(event.userId(), event.itemId());
            if (before != null && !before.equals(event.itemId())) {
                next.computeIfAbsent(before, item -> new HashMap<>())
                        .merge(event.itemId(), 1, Integer::sum);
            }
            popular.merge(event.itemId(), 1, Integer::sum);
        }
        List<String> best = top(popular);
        Map<String, List<String>> following = new HashMap<>();
        next.forEach((item, counts) -> following.put(item, top(counts)));
        int targets = 0;
        int hits = 0;
        int popularHits = 0;
        for (Event event : events.subList(EVENTS * 9 / 10, EVENTS)) {
            String before = last.put(event.userId(), event.itemId());
            if (before != null && !before.equals(event.itemId())) {
                targets++;
                List<String> list = following.getOrDefault(before, List.of());
                hits += list.contains(event.itemId()) ? 1 : 0;
                popularHits += best.contains(event.itemId()) ? 1 : 0;
            }
        }

        assertThat((double) hits / targets)
                .as("item to item, popularity has %s", (double) popularHits / targets)
                .isGreaterThan(2.0 * popularHits / targets);
    }

    private static double ratio(Map<EventType, Integer> counts, EventType part, EventType whole) {
        return (double) counts.get(part) / counts.get(whole);
    }

    private static List<String> top(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The events that are as they should be: all but the spoilt records and the repeated ones. */
    private static List<Event> accepted(List<FeedRecord> records) throws RejectedException {
        EventDecoder decoder = new EventDecoder(RULES);
        List<Event> events = new ArrayList<>();
        String last = "";
        for (FeedRecord record : records) {
            if (record.eventId() != null && !record.eventId().equals(last)) {
                events.add(decoder.decode(origin(record)));
                last = record.eventId();
            }
        }
        return events;
    }

    private static Origin origin(FeedRecord record) {
        return new Origin("events", 0, 0, END, null, record.value());
    }

    private static List<String> lines(SimulatedShop shop) {
        return records(shop).stream()
                .map(r -> r.key() + " " + text(r.value()) + " " + r.eventId())
                .toList();
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static List<FeedRecord> records(SimulatedShop shop) {
        List<FeedRecord> records = new ArrayList<>();
        for (FeedRecord next = shop.next(); next != null; next = shop.next()) {
            records.add(next);
        }
        return records;
    }
}
