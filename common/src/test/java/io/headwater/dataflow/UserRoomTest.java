package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Intake;
import io.headwater.event.Origin;
import io.headwater.item.ItemStats;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class UserRoomTest {
    private static final long SEED = 9;
    private static final long START = 1_767_225_600_000L;

    /** Two keys on the heap: all others go through the backend. */
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=2"));

    private static final RoomHarness<String, UserMessage, NeighbourMessage, Void> ROOM =
            new RoomHarness<>(
                    () -> new UserRoom(CONFIGURATION),
                    UserMessage::userId,
                    Types.STRING,
                    message -> OrderKey.of(message.event().event()),
                    null);

    @Test
    void eventsOfAUserThatOvertakeEachOtherGiveTheSameMessages() throws Exception {
        List<UserMessage> ordered = messages(600);
        List<UserMessage> swapped = new ArrayList<>(ordered);
        for (int i = 0; i + 7 < swapped.size(); i += 8) {
            UserMessage early = swapped.get(i + 7);
            swapped.set(i + 7, swapped.get(i));
            swapped.set(i, early);
        }

        assertThat(byUser(ROOM.run(swapped).values()))
                .as("seed %d", SEED)
                .isEqualTo(byUser(ROOM.run(ordered).values()));
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        List<UserMessage> messages = messages(600);

        assertThat(byUser(ROOM.runWithRestore(messages, 300).values()))
                .as("seed %d", SEED)
                .isEqualTo(byUser(ROOM.run(messages).values()));
    }

    /** The questions of each user with the request's bytes, which hold the user's features, in their order. */
    private static Map<String, List<String>> byUser(List<NeighbourMessage> messages) {
        Map<String, List<String>> byUser = new HashMap<>();
        for (NeighbourMessage message : messages) {
            if (message.query() != null) {
                byUser.computeIfAbsent(message.query().userId(), user -> new ArrayList<>())
                        .add(
                                Base64.getEncoder()
                                        .encodeToString(
                                                Block.encode(NeighbourMessage.FORMAT, message)));
            }
        }
        return byUser;
    }

    private static List<UserMessage> messages(int count) {
        Random random = new Random(SEED);
        Map<String, Intake> intakes = new HashMap<>();
        List<UserMessage> messages = new ArrayList<>();
        long time = START;
        for (int i = 0; i < count; i++) {
            time += 1 + random.nextInt(600_000);
            Event event =
                    new Event(
                            "e" + i,
                            "u" + random.nextInt(12),
                            "i" + random.nextInt(40),
                            EventType.ofOrdinal(random.nextInt(6)),
                            time,
                            "c" + random.nextInt(3),
                            random.nextFloat() * 20,
                            false,
                            Origin.NONE);
            AcceptedEvent accepted =
                    intakes.computeIfAbsent(event.userId(), user -> new Intake())
                            .accept(event, CONFIGURATION.intake());
            ItemStats stats = new ItemStats(event.itemId());
            stats.fold(accepted);
            messages.add(UserMessage.of(accepted, stats.snapshot()));
        }
        return messages;
    }
}
