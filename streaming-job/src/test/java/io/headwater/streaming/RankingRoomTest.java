package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.ranking.BoardNotice;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RankingRoomTest {
    private static final long START = 1_767_225_600_000L;
    private static final long STEP = AskedLists.STEP_MILLIS;
    private static final int GROUPS = 16;
    private static final HeadwaterConfiguration LATEST = configuration("latest");

    private final AskedLists asked = new AskedLists();

    @Test
    void aListLeavesOnceAllSeedsHaveAnsweredAndInItsTurn() throws Exception {
        try (var room = room(LATEST, 1, 0)) {
            room.open();
            tell(room, AskedLists.step(START, "tea", "cup", "pot"));
            List<SeedAnswer> first = asked.afterView("u", "tea", START + 1);
            List<SeedAnswer> second = asked.afterView("u", "cup", START + 2);
            List<SeedAnswer> third = asked.afterView("u", "pot", START + 3);
            assertThat(third).hasSize(3);

            answer(room, third);
            answer(room, second.subList(1, 2));
            assertThat(made(room)).isEmpty();
            answer(room, first);
            assertThat(made(room)).containsExactly("tea at " + (START + 1));
            answer(room, second.subList(0, 1));

            assertThat(made(room))
                    .containsExactly(
                            "tea at " + (START + 1),
                            "cup at " + (START + 2),
                            "pot at " + (START + 3));
        }
    }

    @Test
    void anEventJudgesTheListBeforeItAndNotItsOwn() throws Exception {
        try (var room = room(LATEST, 1, 0)) {
            room.open();
            tell(room, AskedLists.step(START, "tea", "cup", "pot"));
            answer(room, asked.afterView("u", "tea", START + 1));
            answer(room, asked.afterView("u", "pot", START + 2));

            List<Recommendation> all = values(room);
            List<Outcome> outcomes =
                    room.getSideOutput(RankingRoom.OUTCOMES).stream()
                            .map(StreamRecord::getValue)
                            .toList();
            assertThat(outcomes).hasSize(1);
            assertThat(outcomes.get(0).recommendationId()).isEqualTo(all.get(0).recommendationId());
            assertThat(outcomes.get(0).itemId()).isEqualTo("pot");
            assertThat(items(all.get(0)).get(outcomes.get(0).hitRank() - 1)).isEqualTo("pot");
            assertThat(outcomes.get(0).delayMillis()).isEqualTo(1);
        }
    }

    @Test
    void aWithdrawnItemIsHiddenUntilItIsBack() throws Exception {
        try (var room = room(LATEST, 1, 0)) {
            room.open();
            tell(room, AskedLists.step(START, "tea", "cup"));
            tell(room, BoardNotice.of("cup", false, START + 1));
            answer(room, asked.forRequest("u", START + 1));
            tell(room, BoardNotice.of("cup", true, START + 2));
            answer(room, asked.forRequest("u", START + 1));
            answer(room, asked.forRequest("u", START + 2));

            assertThat(values(room))
                    .extracting(list -> items(list).contains("cup"))
                    .containsExactly(false, false, true);
        }
    }

    @Test
    void aListFarBehindTheNewestStepKnowsNothingOfWhatCameAfterIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (var room = room(LATEST, 1, 0)) {
            room.open();
            for (int step = 0; step < 100; step++) {
                tell(room, AskedLists.step(START + step * STEP, "item " + step));
            }
            answer(room, asked.forRequest("u", START + 5 * STEP + 1));
            assertThat(items(values(room).get(0))).containsExactly("item 5");
            room.prepareSnapshotPreBarrier(1);
            snapshot = room.snapshot(1, 1);
        }
        try (var room = room(LATEST, 1, 0)) {
            room.initializeState(snapshot);
            room.open();
            answer(room, asked.forRequest("v", START + 5 * STEP + 1));
            assertThat(items(values(room).get(0)))
                    .as("of the last eight, which alone are in state")
                    .containsExactly("item 92");
        }
    }

    @Test
    void onlyExactListsWaitForTheStepThatClosedBeforeThem() throws Exception {
        try (var latest = room(LATEST, 1, 0);
                var exact = room(configuration("exact"), 1, 0)) {
            latest.open();
            exact.open();
            tell(latest, AskedLists.step(START, "tea"));
            tell(exact, AskedLists.step(START, "tea"));
            answer(latest, asked.forRequest("of latest", START + STEP + 5));
            answer(exact, asked.forRequest("of exact", START + STEP + 5));
            assertThat(values(latest)).hasSize(1);
            assertThat(values(exact)).isEmpty();

            tell(exact, AskedLists.step(START + STEP, "cup"));

            assertThat(items(values(exact).get(0))).containsExactly("cup");
        }
    }

    @Test
    void exactListsAreMadeInTheOrderOfTheirRequestsAndAfterARestoreToo() throws Exception {
        List<SeedAnswer> before = asked.afterView("v", "tea", START + 1);
        List<SeedAnswer> slow = asked.afterView("v", "cup", START + 2);
        List<SeedAnswer> quick = asked.forRequest("w", START + 3);
        OperatorSubtaskState snapshot;
        try (var room = room(configuration("exact"), 1, 0)) {
            room.open();
            tell(room, AskedLists.step(START, "tea"));
            answer(room, before);
            answer(room, slow.subList(0, 1));
            answer(room, quick);
            assertThat(values(room)).extracting(Recommendation::userId).containsExactly("v");
            room.prepareSnapshotPreBarrier(1);
            snapshot = room.snapshot(1, 1);

            answer(room, slow.subList(1, 2));
            assertThat(values(room))
                    .extracting(Recommendation::userId)
                    .containsExactly("v", "v", "w");
        }
        try (var room = room(configuration("exact"), 1, 0)) {
            room.initializeState(snapshot);
            room.open();
            answer(room, slow.subList(1, 2));
            assertThat(values(room)).extracting(Recommendation::userId).containsExactly("v", "w");
        }
    }

    @Test
    void aListWaitsForFollowersThatWereAskedOnBehalfOfASeed() throws Exception {
        SeedAnswer seed = asked.thin("u", "tea", START + 1);
        try (var room = room(LATEST, 1, 0)) {
            room.open();
            tell(room, AskedLists.step(START, "tea", "cup"));
            answer(room, List.of(seed));
            assertThat(values(room)).isEmpty();

            answer(room, List.of(SeedAnswer.empty(AskedLists.follower(seed.query()))));

            assertThat(values(room)).hasSize(1);
        }
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnWithEveryUserAndAllThatEverySlotKnows()
            throws Exception {
        List<List<SeedAnswer>> later = new ArrayList<>();
        OperatorSubtaskState snapshot;
        List<Recommendation> expected;
        try (var room = room(LATEST, 1, 0)) {
            room.open();
            tell(room, AskedLists.step(START, "tea", "cup", "pot", "jug"));
            tell(room, BoardNotice.of("jug", false, START));
            for (int i = 0; i < 200; i++) {
                String item = List.of("tea", "cup", "pot", "mug").get(i % 7 % 4);
                answer(room, asked.afterView("u" + i % 10, item, START + i));
            }
            for (int user = 0; user < 12; user++) {
                later.add(asked.forRequest("u" + user, START + 500));
                answer(room, later.get(user).subList(1, later.get(user).size()));
            }
            room.prepareSnapshotPreBarrier(1);
            snapshot = room.snapshot(1, 1);
            int before = values(room).size();
            for (List<SeedAnswer> answers : later) {
                answer(room, answers.subList(0, 1));
            }
            expected = values(room).subList(before, values(room).size());
        }
        assertThat(expected).hasSize(12);

        List<Recommendation> found = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var room = room(LATEST, 2, subtask)) {
                room.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                snapshot, GROUPS, 1, 2, subtask));
                room.open();
                for (List<SeedAnswer> answers : later) {
                    String user = answers.get(0).query().userId();
                    if (KeyGroupRangeAssignment.assignKeyToParallelOperator(user, GROUPS, 2)
                            == subtask) {
                        answer(room, answers.subList(0, 1));
                    }
                }
                found.addAll(values(room));
            }
        }
        assertThat(found)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("generatedAtMillis")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, SeedAnswer, BoardNotice, Recommendation>
            room(HeadwaterConfiguration configuration, int parallelism, int subtask)
                    throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new RankingRoom(configuration),
                answer -> answer.query().userId(),
                null,
                Types.STRING,
                GROUPS,
                parallelism,
                subtask);
    }

    private static HeadwaterConfiguration configuration(String trending) {
        return ConfigurationReader.read(
                "", List.of("ranking.trending=" + trending, "state.hot-keys=3"));
    }

    private static void answer(
            KeyedTwoInputStreamOperatorTestHarness<?, SeedAnswer, BoardNotice, ?> room,
            List<SeedAnswer> answers)
            throws Exception {
        for (SeedAnswer answer : answers) {
            room.processElement1(new StreamRecord<>(answer, 0));
        }
    }

    private static void tell(
            KeyedTwoInputStreamOperatorTestHarness<?, SeedAnswer, BoardNotice, ?> room,
            BoardNotice notice)
            throws Exception {
        room.processElement2(new StreamRecord<>(notice, 0));
    }

    private static List<Recommendation> values(
            KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, Recommendation> room) {
        return room.extractOutputValues();
    }

    private static List<String> made(
            KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, Recommendation> room) {
        return values(room).stream()
                .map(list -> list.eventId() + " at " + list.eventTimeMillis())
                .toList();
    }

    private static List<String> items(Recommendation list) {
        return list.items().stream().map(RecommendedItem::itemId).toList();
    }
}
