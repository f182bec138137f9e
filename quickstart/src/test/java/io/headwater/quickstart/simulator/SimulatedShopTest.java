package io.headwater.quickstart.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.event.RejectedException;
import io.headwater.event.Rejection;
import io.headwater.quickstart.feed.FeedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theSameSeedGivesTheSameRecords() {
        List<FeedRecord> first = records(3, 2000);
        List<FeedRecord> second = records(3, 2000);

        assertThat(first).hasSameSizeAs(second);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i).value()).isEqualTo(second.get(i).value());
        }
    }

    @Test
    void peopleLookMoreThanTheyBuyAndSomeRecordsAreBad() {
        Map<EventType, Integer> types = new EnumMap<>(EventType.class);
        Set<Rejection.Reason> reasons = new HashSet<>();
        Set<String> ids = new HashSet<>();
        int duplicates = 0;
        EventDecoder decoder = new EventDecoder(IntakeConfiguration.defaults());
        for (FeedRecord record : records(4, 40_000)) {
            if (record.kind() == FeedRecord.Kind.EVENT) {
                try {
                    Event event =
                            decoder.decode(
                                    new Origin(
                                            "events",
                                            0,
                                            0,
                                            START.plusSeconds(86_400L * 365).toEpochMilli(),
                                            null,
                                            record.value()));
                    types.merge(event.type(), 1, Integer::sum);
                    duplicates += ids.add(event.eventId()) ? 0 : 1;
                } catch (RejectedException e) {
                    reasons.add(e.reason());
                }
            }
        }

        assertThat(types.keySet()).containsExactlyInAnyOrder(EventType.values());
        assertThat(types.get(EventType.VIEW)).isGreaterThan(types.get(EventType.CLICK));
        assertThat(types.get(EventType.CLICK)).isGreaterThan(types.get(EventType.CART));
        assertThat(types.get(EventType.CART)).isGreaterThan(types.get(EventType.PURCHASE));
        assertThat(duplicates).isPositive();
        assertThat(reasons)
                .contains(
                        Rejection.Reason.NOT_JSON,
                        Rejection.Reason.MISSING_FIELD,
                        Rejection.Reason.UNKNOWN_EVENT_TYPE,
                        Rejection.Reason.FUTURE,
                        Rejection.Reason.TOO_OLD);
    }

    private static List<FeedRecord> records(long seed, long events) {
        SimulatedShop shop = new SimulatedShop(seed, events, START);
        List<FeedRecord> records = new ArrayList<>();
        for (FeedRecord record = shop.next(); record != null; record = shop.next()) {
            records.add(record);
        }
        return records;
    }
}
