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
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class UserRoomTest {
    private static final long SEED = 9;
    private static final int GROUPS = 16;
    private static final long START = 1_767_225_600_000L;

    /** Two keys on the heap: all others go through the backend. */
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=2"));

    @Test
    void eventsOfAUserThatOvertakeEachOtherGiveTheSameMessages() throws Exception {
        List<UserMessage> ordered = messages(600);
        List<UserMessage> swapped = new ArrayList<>(ordered);
        for (int i = 0; i + 7 < swapped.size(); i += 8) {
            UserMessage early = swapped.get(i + 7);
            swapped.set(i + 7, swapped.get(i));
            swapped.set(i, early);
        }

        assertThat(byUser(run(swapped))).as("seed %d", SEED).isEqualTo(byUser(run(ordered)));
    }

    @Test
    void aRestoreAtAnotherParallelismGoesOnAsIfNothingHadHappened() throws Exception {
        List<UserMessage> messages = messages(600);
        List<NeighbourMessage> sent = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (var harness = harness(1, 0)) {
            harness.open();
            process(harness, messages.subList(0, 300));
            harness.prepareSnapshotPreBarrier(1);
            snapshot = harness.snapshot(1, 1);
            sent.addAll(harness.extractOutputValues());
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            int mine = subtask;
            try (var harness = harness(2, subtask)) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                snapshot, GROUPS, 1, 2, subtask));
                harness.open();
                process(
                        harness,
                        messages.subList(300, 600).stream()
                                .filter(message -> subtaskOf(message) == mine)
                                .toList());
                sent.addAll(harness.extractOutputValues());
            }
        }

        assertThat(byUser(sent)).as("seed %d", SEED).isEqualTo(byUser(run(messages)));
    }

    private static int subtaskOf(UserMessage message) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(message.userId(), GROUPS, 2);
    }

    private static List<NeighbourMessage> run(List<UserMessage> messages) throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            process(harness, messages);
            return harness.extractOutputValues();
        }
    }

    private static void process(
            KeyedOneInputStreamOperatorTestHarness<String, UserMessage, NeighbourMessage> harness,
            List<UserMessage> messages)
            throws Exception {
        for (UserMessage message : messages) {
            harness.processElement(
                    new StreamRecord<>(message, OrderKey.of(message.event().event())));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, UserMessage, NeighbourMessage>
            harness(int parallelism, int subtask) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new UserRoom(CONFIGURATION),
                UserMessage::userId,
                Types.STRING,
                GROUPS,
                parallelism,
                subtask);
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
