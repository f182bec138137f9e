package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class ItemRoomTest {
    private static final long SEED = 22;
    private static final long START = 1_767_225_600_000L;
    private static final long DAY = 86_400_000;
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=2", "state.ttl=100 d"));
    private static final RoomHarness<String, ItemMessage, UserMessage, ItemChange> ROOM =
            new RoomHarness<>(
                    () -> new ItemRoom(CONFIGURATION.state()),
                    ItemMessage::itemId,
                    Types.STRING,
                    message -> OrderKey.of(time(message)),
                    ItemRoom.CHANGES);

    @Test
    void anEventLeavesWithItsItemsSnapshotAndTellsTheTrendingLists() throws Exception {
        RoomHarness.Output<UserMessage, ItemChange> output =
                ROOM.run(
                        List.of(
                                event("tea", EventType.VIEW, START),
                                event("tea", EventType.DISLIKE, START + 1)));

        ItemSnapshot snapshot = ItemSnapshot.decode(output.values().get(0).snapshot());
        assertThat(snapshot.itemId()).isEqualTo("tea");
        assertThat(snapshot.events()).isEqualTo(1);
        assertThat(output.values()).hasSize(2);
        assertThat(output.sideValues().get(0).snapshot())
                .isEqualTo(output.values().get(0).snapshot());
        assertThat(output.sideValues().get(1)).isEqualTo(ItemChange.tick(START + 1));
    }

    @Test
    void availabilityIsToldWhenItChangesAndFirst() throws Exception {
        RoomHarness.Output<UserMessage, ItemChange> output =
                ROOM.run(
                        List.of(
                                record("tea", true, START),
                                record("tea", true, START + 1),
                                record("tea", false, START + 2),
                                record("tea", false, START + 3),
                                record("tea", true, START - 1)));

        assertThat(output.sideValues())
                .extracting(ItemChange::availabilityChanged)
                .containsExactly(true, false, true, false, false);
        assertThat(output.values()).isEmpty();
    }

    @Test
    void anItemWithdrawnBeforeALongSilenceIsToldToBeBack() throws Exception {
        RoomHarness.Output<UserMessage, ItemChange> output =
                ROOM.run(
                        List.of(
                                record("tea", false, START),
                                record("tea", true, START + 101 * DAY)));

        ItemChange last = output.sideValues().get(1);
        assertThat(last.availabilityChanged()).isTrue();
        assertThat(ItemSnapshot.decode(last.snapshot()).available()).isTrue();
    }

    @Test
    void statisticsBeginAnewAfterASilenceOfTheTtl() throws Exception {
        RoomHarness.Output<UserMessage, ItemChange> output =
                ROOM.run(
                        List.of(
                                event("tea", EventType.VIEW, START),
                                event("tea", EventType.VIEW, START + 100 * DAY),
                                event("tea", EventType.VIEW, START + 201 * DAY)));

        assertThat(output.values())
                .extracting(message -> ItemSnapshot.decode(message.snapshot()).events())
                .containsExactly(1L, 2L, 1L);
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        Random random = new Random(SEED);
        List<ItemMessage> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String item = "i" + random.nextInt(15);
            long time = START + i * 600_000L;
            messages.add(
                    random.nextInt(5) == 0
                            ? record(item, random.nextBoolean(), time)
                            : event(item, EventType.ofOrdinal(random.nextInt(6)), time));
        }

        assertThat(byItem(ROOM.runWithRestore(messages, 300)))
                .as("seed %d", SEED)
                .isEqualTo(byItem(ROOM.run(messages)))
                .hasSize(15);
    }

    private static Map<String, List<String>> byItem(
            RoomHarness.Output<UserMessage, ItemChange> output) {
        Map<String, List<String>> byItem = new HashMap<>();
        for (UserMessage message : output.values()) {
            add(byItem, message.snapshot(), "event");
        }
        for (ItemChange change : output.sideValues()) {
            if (change.snapshot() != null) {
                add(byItem, change.snapshot(), "change " + change.availabilityChanged());
            }
        }
        return byItem;
    }

    private static void add(Map<String, List<String>> byItem, byte[] snapshot, String what) {
        byItem.computeIfAbsent(ItemSnapshot.idOf(snapshot), item -> new ArrayList<>())
                .add(what + " " + HexFormat.of().formatHex(snapshot));
    }

    private static long time(ItemMessage message) {
        return message.event() == null
                ? message.record().timestampMillis()
                : message.event().event().timestampMillis();
    }

    private static ItemMessage event(String item, EventType type, long time) {
        Event event = new Event("e" + time, "u", item, type, time, "c", 2, false, Origin.NONE);
        return new ItemMessage(new AcceptedEvent(event, 0, 0, AcceptedEvent.Visit.FIRST), null);
    }

    private static ItemMessage record(String item, boolean available, long time) {
        return new ItemMessage(null, new CatalogueRecord(item, "c", 3, available, time));
    }
}
