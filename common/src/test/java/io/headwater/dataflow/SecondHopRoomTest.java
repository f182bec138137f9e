package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.EventType;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.Views;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.Followers;
import io.headwater.neighbour.MatrixKind;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.PairUpdate;
import io.headwater.neighbour.SecondHop;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class SecondHopRoomTest {
    private static final long SEED = 29;
    private static final long START = 1_767_225_600_000L;
    private static final long DAY = 86_400_000;
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=2", "state.ttl=100 d"));
    private static final SecondHop SECOND_HOP = SecondHop.of(CONFIGURATION.neighbours());
    private static final RoomHarness<String, FollowerMessage, SeedAnswer, Void> ROOM =
            new RoomHarness<>(
                    () -> new SecondHopRoom(CONFIGURATION.neighbours(), CONFIGURATION.state()),
                    FollowerMessage::key,
                    Types.STRING,
                    SecondHopRoomTest::orderKey,
                    null);

    private final Map<String, NeighbourList> lists = new HashMap<>();

    @Test
    void answersWithWhatItWasToldLastDecayedToTheTimeOfTheQuestion() throws Exception {
        List<SeedAnswer> answers =
                ROOM.run(
                                List.of(
                                        question("tea", 0, START),
                                        told("tea", "cup", START + 1),
                                        told("tea", "pot", START + 2),
                                        question("tea", 1, START + 28 * DAY)))
                        .values();

        assertThat(answers).extracting(SeedAnswer::size).containsExactly(0, 2);
        assertThat(ItemSnapshot.idOf(answers.get(1).snapshot(0))).isIn("cup", "pot");
        assertThat((double) answers.get(1).value(MatrixKind.FORWARD, 0))
                .as("half of 1 in half of 2, of which the share is a quarter")
                .isCloseTo(0.25 * 0.5 / (1 + 2), within(1e-6));
    }

    @Test
    void aQuestionSeesNothingOfWhatComesAfterItThoughThatHasOvertakenIt() throws Exception {
        List<SeedAnswer> answers =
                ROOM.run(
                                List.of(
                                        told("tea", "cup", START + 5),
                                        question("tea", 0, START + 5),
                                        told("tea", "pot", START + 10),
                                        question("tea", 1, START + 10),
                                        question("tea", 2, START + 11)))
                        .values();

        assertThat(answers).extracting(SeedAnswer::size).containsExactly(0, 1, 2);
    }

    @Test
    void nothingIsKnownAfterASilenceOfTheTtl() throws Exception {
        List<SeedAnswer> answers =
                ROOM.run(
                                List.of(
                                        told("tea", "cup", START),
                                        question("tea", 0, START + 100 * DAY),
                                        question("tea", 1, START + 101 * DAY)))
                        .values();

        assertThat(answers).extracting(SeedAnswer::size).containsExactly(1, 0);
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        Random random = new Random(SEED);
        List<FollowerMessage> messages = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            String item = "i" + random.nextInt(12);
            long time = START + i * 600_000L;
            FollowerMessage told = told(item, "i" + random.nextInt(40), time);
            messages.add(random.nextBoolean() || told == null ? question(item, i, time) : told);
        }

        assertThat(byList(ROOM.runWithRestore(messages, 700).values()))
                .as("seed %d", SEED)
                .isEqualTo(byList(ROOM.run(messages).values()))
                .hasSizeGreaterThan(700);
    }

    private static Map<Long, String> byList(List<SeedAnswer> answers) {
        Map<Long, String> byList = new TreeMap<>();
        for (SeedAnswer answer : answers) {
            byList.put(
                    answer.query().listNumber(),
                    HexFormat.of().formatHex(Block.encode(SeedAnswer.FORMAT, answer)));
        }
        return byList;
    }

    private static long orderKey(FollowerMessage message) {
        return message.query() == null
                ? OrderKey.withPhase(OrderKey.of(message.followers().timeMillis()), OrderKey.UPDATE)
                : OrderKey.withPhase(OrderKey.of(message.query().asOfMillis()), OrderKey.QUERY);
    }

    private static FollowerMessage question(String item, long list, long asOf) {
        return new FollowerMessage(
                item, new SeedQuery("u", list, 0, 1, asOf, null, 1, 0.25f), null);
    }

    /** What is told when a follower comes to what followed the item before; null for nothing. */
    private FollowerMessage told(String item, String follower, long time) {
        NeighbourList list =
                lists.computeIfAbsent(item, unused -> new NeighbourList(200, 28 * DAY));
        Followers followers =
                SECOND_HOP.fold(
                        list,
                        new PairUpdate(
                                time,
                                EventType.VIEW,
                                1,
                                true,
                                0.5f,
                                Views.snapshot(follower, time)));
        return followers == null ? null : FollowerMessage.of(item, followers);
    }
}
