package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.event.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class IntakeRoomTest {
    private static final long SEED = 21;
    private static final long START = 1_767_225_600_000L;
    private static final long DAY = 86_400_000;
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=2"));
    private static final RoomHarness<String, Event, AcceptedEvent, Rejection> ROOM =
            new RoomHarness<>(
                    () -> new IntakeRoom(CONFIGURATION.intake(), CONFIGURATION.state()),
                    Event::userId,
                    Types.STRING,
                    OrderKey::of,
                    IntakeRoom.REJECTED);

    @Test
    void anEventIsAcceptedOnceAndALateOneIsRefusedWithItsBytes() throws Exception {
        Event late = event("late", "u", START - 8 * DAY);
        RoomHarness.Output<AcceptedEvent, Rejection> output =
                ROOM.run(
                        List.of(
                                event("a", "u", START),
                                event("a", "u", START),
                                late,
                                event("a", "other", START),
                                event("b", "u", START + DAY)));

        assertThat(output.values())
                .extracting(accepted -> accepted.event().eventId(), AcceptedEvent::sequence)
                .containsExactly(tuple("a", 0L), tuple("a", 0L), tuple("b", 1L));
        assertThat(output.values().get(2).session()).isEqualTo(1);
        assertThat(output.main().get(2).getTimestamp())
                .isEqualTo(OrderKey.of(event("b", "u", START + DAY)));
        assertThat(output.sideValues()).hasSize(1);
        assertThat(output.sideValues().get(0).reason()).isEqualTo(Rejection.Reason.LATE);
        assertThat(output.sideValues().get(0).detail()).contains("intake.allowed-lateness");
        assertThat(output.sideValues().get(0).origin()).isSameAs(late.origin());
        assertThat(output.values().get(0).event().origin())
                .as("bytes go no further")
                .isEqualTo(Origin.NONE);
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        Random random = new Random(SEED);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String id = "e" + (random.nextInt(5) == 0 ? random.nextInt(i + 1) : i);
            long late = random.nextInt(20) == 0 ? 9 * DAY : 0;
            events.add(event(id, "u" + random.nextInt(10), START + i * 600_000L - late));
        }

        assertThat(byUser(ROOM.runWithRestore(events, 300)))
                .as("seed %d", SEED)
                .isEqualTo(byUser(ROOM.run(events)))
                .hasSize(10);
    }

    private static Map<String, List<AcceptedEvent>> byUser(
            RoomHarness.Output<AcceptedEvent, Rejection> output) {
        Map<String, List<AcceptedEvent>> byUser = new HashMap<>();
        for (AcceptedEvent accepted : output.values()) {
            byUser.computeIfAbsent(accepted.event().userId(), user -> new ArrayList<>())
                    .add(accepted);
        }
        return byUser;
    }

    private static Event event(String id, String user, long time) {
        return new Event(
                id,
                user,
                "i",
                EventType.VIEW,
                time,
                null,
                Float.NaN,
                false,
                new Origin("events", 0, 3, START, null, new byte[] {1}));
    }
}
