package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.candidate.ListRequest;
import io.headwater.candidate.ListRules;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Intake;
import io.headwater.event.Origin;
import io.headwater.item.ItemStats;
import io.headwater.model.HandMadeModel;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.UserProfile;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ModelNotice;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The ranking room and its models; every model reveals its number in its scores. */
class ModelSwapTest {
    private static final int SWAPS = 1000;
    private static final long START = 1_767_225_600_000L;

    private final Map<String, UserProfile> profiles = new HashMap<>();
    private final Map<String, Intake> intakes = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private HeadwaterConfiguration configuration = ConfigurationReader.read("", List.of());
    private long events;

    @Test
    void noListIsScoredByAMixtureAndTheHeapStaysFlat() throws Exception {
        long early = 0;
        Set<Double> scores = new HashSet<>();
        try (var harness = harness()) {
            harness.open();
            for (int swap = 1; swap <= SWAPS; swap++) {
                send(harness, model(swap, ModelNotice.CHAMPION));
                Recommendation list = lists(harness, "u" + swap % 20).get(0);
                assertThat(list.model()).isEqualTo(version(swap, "champion"));
                assertThat(list.items().isEmpty()).isEqualTo(swap <= 20);
                list.items().forEach(item -> scores.add(item.score()));
                assertThat(scores).isSubsetOf(score(swap));
                scores.clear();
                harness.getOutput().clear();
                early = swap == SWAPS / 10 ? usedBytes() : early;
            }
            assertThat(usedBytes() - early).isLessThan(8 << 20);
        }
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void aRestoreBringsTheSameVersionsBack() throws Exception {
        configuration = ConfigurationReader.read("", List.of("model.challenger-share=0.5"));
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            send(harness, model(6, ModelNotice.CHAMPION));
            send(harness, model(7, ModelNotice.CHAMPION));
            send(harness, model(8, ModelNotice.CHALLENGER));
            harness.prepareSnapshotPreBarrier(1);
            snapshot = harness.snapshot(1, 1);
        }
        List<String> versions = new ArrayList<>();
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            for (int user = 0; user < 20; user++) {
                Recommendation list = lists(harness, "u" + user).get(0);
                versions.add(list.model().version());
                harness.getOutput().clear();
            }
        }
        assertThat(versions).contains("7", "8").doesNotContain("6", "1");
    }

    @Test
    void aModelThatIsRefusedLeavesTheOldOne() throws Exception {
        try (var harness = harness()) {
            harness.open();
            send(harness, model(1, ModelNotice.CHAMPION));
            byte[] damaged = new HandMadeModel().plus(5).pack().encode();
            damaged[damaged.length / 2] ^= 1;
            send(harness, new ModelNotice(version(2, ModelNotice.CHAMPION), damaged));

            assertThat(lists(harness, "u").get(0).model().version()).isEqualTo("1");
        }
    }

    @Test
    void aShadowIsJudgedWithoutBeingShown() throws Exception {
        configuration = ConfigurationReader.read("", List.of("model.shadow=true"));
        List<Outcome> outcomes = new ArrayList<>();
        try (var harness = harness()) {
            harness.open();
            send(harness, model(1, ModelNotice.CHAMPION));
            send(harness, model(2, ModelNotice.CHALLENGER));
            for (int i = 0; i < 60; i++) {
                for (Recommendation list : lists(harness, "u")) {
                    assertThat(list.model()).isEqualTo(version(1, "champion"));
                }
            }
            harness.getSideOutput(RankingRoom.OUTCOMES)
                    .forEach(outcome -> outcomes.add(outcome.getValue()));
        }
        List<Outcome> shown =
                outcomes.stream().filter(o -> o.model().variant().equals("champion")).toList();
        List<Outcome> shadow =
                outcomes.stream().filter(o -> o.model().equals(version(2, "shadow"))).toList();
        assertThat(shadow).hasSameSizeAs(shown).hasSizeGreaterThan(20);
        assertThat(shadow)
                .extracting(Outcome::recommendationId)
                .isEqualTo(shown.stream().map(Outcome::recommendationId).toList());
        // equal models show equal lists
        assertThat(shadow)
                .extracting(Outcome::hitRank)
                .isEqualTo(shown.stream().map(Outcome::hitRank).toList());
        assertThat(shown).extracting(Outcome::hitRank).anyMatch(rank -> rank > 0);
    }

    /** Two trees: a list whose trees were of two models would have neither's score. */
    private static ModelNotice model(int number, String variant) {
        byte[] content =
                new HandMadeModel()
                        .plus(number)
                        .plus("forward", -1, 0, number / 2048.0)
                        .pack()
                        .encode();
        return new ModelNotice(version(number, variant), content);
    }

    private static double score(int number) {
        return number + number / 2048.0;
    }

    private static ModelVersion version(int number, String variant) {
        return new ModelVersion("recommender-model", String.valueOf(number), variant);
    }

    private static void send(
            KeyedTwoInputStreamOperatorTestHarness<String, SeedAnswer, BoardNotice, Recommendation>
                    harness,
            ModelNotice model)
            throws Exception {
        harness.processElement2(new StreamRecord<>(BoardNotice.of(model)));
    }

    /** The user does something; what leaves the room after it. */
    private List<Recommendation> lists(
            KeyedTwoInputStreamOperatorTestHarness<String, SeedAnswer, BoardNotice, Recommendation>
                    harness,
            String userId)
            throws Exception {
        for (NeighbourMessage question : questions(userId)) {
            harness.processElement1(new StreamRecord<>(SeedAnswer.empty(question.query())));
        }
        return harness.extractOutputValues();
    }

    private List<NeighbourMessage> questions(String userId) {
        long time = START + ++events * 60_000;
        Event event =
                new Event(
                        "e" + events,
                        userId,
                        "i" + events % 7,
                        EventType.VIEW,
                        time,
                        null,
                        Float.NaN,
                        false,
                        new Origin("events", 0, events, time, null, null));
        AcceptedEvent accepted =
                intakes.computeIfAbsent(userId, id -> new Intake())
                        .accept(event, configuration.intake());
        ItemStats stats = new ItemStats(event.itemId());
        stats.fold(accepted);
        UserProfile profile = profiles.computeIfAbsent(userId, id -> new UserProfile(256));
        profile.fold(accepted, stats.snapshot());
        ListRules rules = ListRules.of(configuration);
        long number = numbers.merge(userId, 1L, Long::sum) - 1;
        return rules.questions(
                rules.afterEvent(userId, number, profile, ListRequest.Cause.of(event)));
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, SeedAnswer, BoardNotice, Recommendation>
            harness() throws Exception {
        var harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new RankingRoom(configuration),
                        (SeedAnswer answer) -> answer.query().userId(),
                        (BoardNotice notice) -> "",
                        Types.STRING);
        harness.setup(
                StreamTypes.RECOMMENDATION.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }
}
