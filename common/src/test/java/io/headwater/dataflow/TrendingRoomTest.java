package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.CatalogueRecord;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.ItemStats;
import io.headwater.item.TrendingStep;
import io.headwater.item.Views;
import io.headwater.ranking.BoardNotice;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class TrendingRoomTest {
    private static final long SEED = 24;
    private static final long START = 1_767_225_600_000L;
    private static final long STEP = 60_000;
    private static final HeadwaterConfiguration CONFIGURATION = HeadwaterConfiguration.defaults();
    private static final RoomHarness<Integer, ItemChange, BoardNotice, Void> ROOM =
            new RoomHarness<>(
                    () -> new TrendingRoom(CONFIGURATION.trending(), CONFIGURATION.state()),
                    change -> TrendingRoom.KEY,
                    Types.INT,
                    change -> OrderKey.of(change.timeMillis()),
                    null);

    @Test
    void aStepIsPublishedWhenItClosesAndHoldsWhatCameBefore() throws Exception {
        List<BoardNotice> notices =
                ROOM.run(
                                List.of(
                                        viewed("tea", START + 1),
                                        viewed("cup", START + 2),
                                        viewed("pot", START + STEP),
                                        ItemChange.tick(START + STEP + 1),
                                        viewed("jug", START + 2 * STEP + 5)))
                        .values();

        assertThat(notices)
                .extracting(BoardNotice::timeMillis)
                .containsExactly(START, START + STEP, START + 2 * STEP);
        assertThat(trending(notices.get(0))).isEmpty();
        assertThat(trending(notices.get(1))).containsExactlyInAnyOrder("tea", "cup");
        assertThat(trending(notices.get(2))).containsExactlyInAnyOrder("tea", "cup", "pot");
    }

    @Test
    void aWithdrawalIsToldAtOnceAndLeavesTheLists() throws Exception {
        ItemStats stats = new ItemStats("tea");
        stats.fold(new CatalogueRecord("tea", null, Float.NaN, false, START + 3));
        List<BoardNotice> notices =
                ROOM.run(
                                List.of(
                                        viewed("tea", START + 1),
                                        viewed("cup", START + 2),
                                        new ItemChange(START + 3, true, stats.snapshot()),
                                        ItemChange.tick(START + STEP)))
                        .values();

        assertThat(notices).hasSize(3);
        assertThat(notices.get(1)).isEqualTo(BoardNotice.of("tea", false, START + 3));
        assertThat(trending(notices.get(2))).containsExactly("cup");
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        Random random = new Random(SEED);
        List<ItemChange> changes = new ArrayList<>();
        long time = START;
        for (int i = 0; i < 500; i++) {
            time += random.nextInt(40_000);
            changes.add(viewed("i" + random.nextInt(100), time));
        }

        assertThat(bytes(ROOM.runWithRestore(changes, 250).values()))
                .as("seed %d", SEED)
                .isEqualTo(bytes(ROOM.run(changes).values()))
                .hasSizeGreaterThan(100);
    }

    private static List<String> bytes(List<BoardNotice> notices) {
        return notices.stream()
                .map(notice -> HexFormat.of().formatHex(Block.encode(BoardNotice.FORMAT, notice)))
                .toList();
    }

    private static List<String> trending(BoardNotice notice) {
        TrendingStep step = Block.decode(TrendingStep.FORMAT, notice.step());
        List<String> items = new ArrayList<>();
        for (int rank = 0; rank < step.length(0); rank++) {
            items.add(ItemSnapshot.idOf(step.snapshot(step.index(0, rank))));
        }
        return items;
    }

    private static ItemChange viewed(String item, long time) {
        return new ItemChange(time, false, Views.snapshot(item, time));
    }
}
