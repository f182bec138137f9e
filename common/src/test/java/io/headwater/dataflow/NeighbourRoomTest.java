package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.EventType;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.Views;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.PairUpdate;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.neighbour.VisitUpdate;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class NeighbourRoomTest {
    private static final long SEED = 23;
    private static final long START = 1_767_225_600_000L;
    private static final long DAY = 86_400_000;
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=2", "state.ttl=100 d"));
    private static final RoomHarness<String, NeighbourMessage, SeedAnswer, FollowerMessage> ROOM =
            new RoomHarness<>(
                    () -> new NeighbourRoom(CONFIGURATION.neighbours(), CONFIGURATION.state()),
                    NeighbourMessage::key,
                    Types.STRING,
                    message -> OrderKey.of(START),
                    NeighbourRoom.FOLLOWERS);

    @Test
    void everyQuestionIsAnsweredAndOneWithoutSeedsPassesBy() throws Exception {
        SeedQuery passing = new SeedQuery("u", 0, 0, 0, START, new byte[] {5});
        List<SeedAnswer> answers =
                ROOM.run(
                                List.of(
                                        NeighbourMessage.of("tea", query(0, START)),
                                        pair("tea", "cup", START),
                                        NeighbourMessage.of("tea", query(1, START)),
                                        NeighbourMessage.of("u", passing)))
                        .values();

        assertThat(answers).extracting(SeedAnswer::size).containsExactly(0, 1, 0);
        assertThat(ItemSnapshot.idOf(answers.get(1).snapshot(0))).isEqualTo("cup");
        assertThat(answers.get(2).query()).isEqualTo(passing);
    }

    @Test
    void followersAreToldOfAndAskedOnBehalfOfASeedWithTheSameOrderKey() throws Exception {
        RoomHarness.Output<SeedAnswer, FollowerMessage> output =
                ROOM.run(
                        List.of(
                                pair("tea", "cup", START),
                                NeighbourMessage.of("tea", query(0, START))));

        assertThat(output.sideValues())
                .extracting(FollowerMessage::key, message -> message.followers() != null)
                .containsExactly(tuple("tea", true), tuple("cup", false));
        assertThat(output.sideValues().get(1).query().hop()).isEqualTo(1);
        assertThat(output.values().get(0).asked()).isEqualTo(1);
        assertThat(output.side()).allMatch(record -> record.getTimestamp() == OrderKey.of(START));
    }

    @Test
    void aListIsEmptyAfterASilenceOfTheTtlAndBeginsAnew() throws Exception {
        List<SeedAnswer> answers =
                ROOM.run(
                                List.of(
                                        pair("tea", "cup", START),
                                        NeighbourMessage.of("tea", query(0, START + 100 * DAY)),
                                        NeighbourMessage.of("tea", query(1, START + 101 * DAY)),
                                        pair("tea", "pot", START + 101 * DAY),
                                        NeighbourMessage.of("tea", query(2, START + 101 * DAY))))
                        .values();

        assertThat(answers).extracting(SeedAnswer::size).containsExactly(1, 0, 1);
        assertThat(ItemSnapshot.idOf(answers.get(2).snapshot(0))).isEqualTo("pot");
    }

    @Test
    void aListThatBeganAnewKeepsNothingThatWasWrittenBefore() throws Exception {
        List<NeighbourMessage> messages = new ArrayList<>();
        for (NeighbourMessage message :
                List.of(
                        pair("tea", "cup", START),
                        pair("tea", "can", START),
                        pair("tea", "pot", START + 101 * DAY),
                        NeighbourMessage.of("tea", query(0, START + 101 * DAY)))) {
            messages.add(message);
            for (int other = 0; other < 4; other++) {
                messages.add(pair("other" + other, "cup", START));
            }
        }

        SeedAnswer answer = ROOM.run(messages).values().get(0);

        assertThat(answer.size()).isEqualTo(1);
        assertThat(ItemSnapshot.idOf(answer.snapshot(0))).isEqualTo("pot");
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        Random random = new Random(SEED);
        List<NeighbourMessage> messages = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            String item = "i" + random.nextInt(12);
            String other = "i" + random.nextInt(40);
            long time = START + i * 600_000L;
            messages.add(
                    switch (random.nextInt(3)) {
                        case 0 -> NeighbourMessage.of(item, query(i, time));
                        case 1 -> pair(item, other, time);
                        default ->
                                NeighbourMessage.of(
                                        item,
                                        new VisitUpdate(
                                                time,
                                                Views.snapshot(item, time),
                                                List.of(Views.snapshot(other, time)),
                                                new float[] {random.nextFloat()}));
                    });
        }

        assertThat(byList(ROOM.runWithRestore(messages, 700).values()))
                .as("seed %d", SEED)
                .isEqualTo(byList(ROOM.run(messages).values()))
                .hasSizeGreaterThan(400);
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

    private static SeedQuery query(long list, long asOf) {
        return new SeedQuery("u", list, 0, 1, asOf, null);
    }

    private static NeighbourMessage pair(String item, String follower, long time) {
        return NeighbourMessage.of(
                item,
                new PairUpdate(
                        time, EventType.VIEW, 1, true, 0.5f, Views.snapshot(follower, time)));
    }
}
