package io.headwater.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * Runs a room without a cluster.
 *
 * @param room makes the room
 * @param side the side output to be read, null for none
 * @param orderKey the record timestamp of a message
 */
record RoomHarness<K, IN, OUT, S>(
        Supplier<? extends OneInputStreamOperator<IN, OUT>> room,
        KeySelector<IN, K> key,
        TypeInformation<K> keyType,
        ToLongFunction<IN> orderKey,
        OutputTag<S> side) {

    private static final int GROUPS = 16;

    /** What left the room, with its record timestamps. */
    record Output<OUT, S>(List<StreamRecord<OUT>> main, List<StreamRecord<S>> side) {
        List<OUT> values() {
            return main.stream().map(StreamRecord::getValue).toList();
        }

        List<S> sideValues() {
            return side.stream().map(StreamRecord::getValue).toList();
        }
    }

    Output<OUT, S> run(List<IN> messages) throws Exception {
        Output<OUT, S> output = new Output<>(new ArrayList<>(), new ArrayList<>());
        try (var harness = harness(1, 0)) {
            harness.open();
            process(harness, messages, output);
        }
        return output;
    }

    /** Goes on, after the first so many messages, from their checkpoint in two subtasks. */
    Output<OUT, S> runWithRestore(List<IN> messages, int before) throws Exception {
        Output<OUT, S> output = new Output<>(new ArrayList<>(), new ArrayList<>());
        OperatorSubtaskState snapshot;
        try (var harness = harness(1, 0)) {
            harness.open();
            process(harness, messages.subList(0, before), output);
            harness.prepareSnapshotPreBarrier(1);
            snapshot = harness.snapshot(1, 1);
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            List<IN> mine = new ArrayList<>();
            for (IN message : messages.subList(before, messages.size())) {
                K itsKey = key.getKey(message);
                if (KeyGroupRangeAssignment.assignKeyToParallelOperator(itsKey, GROUPS, 2)
                        == subtask) {
                    mine.add(message);
                }
            }
            try (var harness = harness(2, subtask)) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                snapshot, GROUPS, 1, 2, subtask));
                harness.open();
                process(harness, mine, output);
            }
        }
        return output;
    }

    private void process(
            KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> harness,
            List<IN> messages,
            Output<OUT, S> output)
            throws Exception {
        for (IN message : messages) {
            harness.processElement(new StreamRecord<>(message, orderKey.applyAsLong(message)));
        }
        for (Object left : harness.getOutput()) {
            @SuppressWarnings("unchecked")
            StreamRecord<OUT> record = (StreamRecord<OUT>) left;
            output.main().add(record);
        }
        Queue<StreamRecord<S>> aside = side == null ? null : harness.getSideOutput(side);
        if (aside != null) {
            output.side().addAll(aside);
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> harness(int parallelism, int subtask)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                room.get(), key, keyType, GROUPS, parallelism, subtask);
    }
}
