package io.headwater.streaming;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.ListRequest;
import io.headwater.candidate.PendingLists;
import io.headwater.candidate.Precision;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.Rooms;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.event.Origin;
import io.headwater.item.ItemChange;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.serialization.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * What rooms 1 to 4 give for each list: its user's features, the neighbours' answers, and the features of its candidates, the trending
 * lists taken as of the step that closed before it. Keys name the list, the values are bits.
 */
record GatheredLists(
        Map<String, float[]> users, Map<String, byte[]> answers, Map<String, float[]> candidates) {

    /** Runs the rooms over the events in the order given. */
    static GatheredLists run(
            HeadwaterConfiguration configuration,
            List<Event> events,
            RuntimeExecutionMode mode,
            int parallelism)
            throws Exception {
        StreamExecutionEnvironment environment = Environments.of(parallelism, mode);
        return run(
                configuration,
                environment.fromData(events, StreamTypes.EVENT).uid("source").setParallelism(1));
    }

    /** Runs the rooms of the stream over events that come at a rate. */
    static GatheredLists run(
            HeadwaterConfiguration configuration,
            GeneratorFunction<Long, Event> events,
            long count,
            double perSecond,
            int parallelism)
            throws Exception {
        StreamExecutionEnvironment environment =
                Environments.of(parallelism, RuntimeExecutionMode.STREAMING);
        environment.setBufferTimeout(1);
        return run(
                configuration,
                environment
                        .fromSource(
                                new DataGeneratorSource<>(
                                        events,
                                        count,
                                        RateLimiterStrategy.perSecond(perSecond),
                                        StreamTypes.EVENT),
                                WatermarkStrategy.noWatermarks(),
                                "Source")
                        .uid("source")
                        .setParallelism(1));
    }

    private static GatheredLists run(HeadwaterConfiguration configuration, DataStream<Event> source)
            throws Exception {
        Rooms rooms = Rooms.of(configuration, source, null, null);
        DataStream<Origin> told =
                rooms.answers()
                        .map(
                                answer -> carry("answer", Block.encode(SeedAnswer.FORMAT, answer)),
                                StreamTypes.ORIGIN)
                        .uid("carry-answers")
                        .union(
                                rooms.changes()
                                        .map(
                                                change ->
                                                        carry(
                                                                "change",
                                                                Block.encode(
                                                                        ItemChange.FORMAT, change)),
                                                StreamTypes.ORIGIN)
                                        .uid("carry-changes"));
        Map<String, PendingLists> pending = new HashMap<>();
        List<ItemChange> changes = new ArrayList<>();
        try (CloseableIterator<Origin> collected = told.executeAndCollect("rooms")) {
            collected.forEachRemaining(
                    origin -> {
                        if (origin.topic().equals("change")) {
                            changes.add(Block.decode(ItemChange.FORMAT, origin.value()));
                        } else {
                            SeedAnswer answer = Block.decode(SeedAnswer.FORMAT, origin.value());
                            pending.computeIfAbsent(
                                            answer.query().userId(), user -> new PendingLists())
                                    .add(answer);
                        }
                    });
        }
        return gather(configuration, pending, steps(configuration, changes));
    }

    private static Origin carry(String what, byte[] bytes) {
        return new Origin(what, 0, 0, 0, null, bytes);
    }

    private static TreeMap<Long, TrendingStep> steps(
            HeadwaterConfiguration configuration, List<ItemChange> changes) {
        changes.sort(Comparator.comparingLong(ItemChange::timeMillis));
        TrendingBoard board =
                new TrendingBoard(
                        configuration.trending().step().toMillis(),
                        configuration.trending().length());
        TreeMap<Long, TrendingStep> steps = new TreeMap<>();
        for (ItemChange change : changes) {
            TrendingStep step = board.advance(change.timeMillis());
            if (step != null) {
                steps.put(step.closedMillis(), step);
            }
            board.fold(change);
        }
        return steps;
    }

    private static GatheredLists gather(
            HeadwaterConfiguration configuration,
            Map<String, PendingLists> pending,
            TreeMap<Long, TrendingStep> steps) {
        GatheredLists gathered =
                new GatheredLists(
                        new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        CandidatePool pool = new CandidatePool(configuration.ranking().pool());
        pending.forEach(
                (user, lists) -> {
                    for (List<SeedAnswer> answers = lists.peek();
                            answers != null;
                            answers = lists.peek()) {
                        gathered.add(answers, steps, pool);
                        lists.remove();
                    }
                });
        return gathered;
    }

    private void add(
            List<SeedAnswer> answers, TreeMap<Long, TrendingStep> steps, CandidatePool pool) {
        ListRequest request = Block.decode(ListRequest.FORMAT, answers.get(0).query().request());
        String list = request.userId() + " list " + request.listNumber();
        users.put(list, request.userFeatures());
        for (SeedAnswer answer : answers) {
            this.answers.put(
                    list + " seed " + answer.query().age() + " hop " + answer.query().hop(),
                    Block.encode(SeedAnswer.FORMAT, answer));
        }
        Map.Entry<Long, TrendingStep> step = steps.floorEntry(request.asOfMillis());
        pool.form(
                request,
                answers,
                step == null ? TrendingStep.NONE : step.getValue(),
                new Precision());
        float[] shared = new float[FeatureRows.SHARED];
        FeatureRows.shared(pool, shared);
        candidates.put(list + " shared", shared);
        for (int place = 0; place < pool.size(); place++) {
            float[] row = new float[FeatureRows.CANDIDATE];
            FeatureRows.candidate(pool, place, row, 0);
            candidates.put(list + " candidate " + pool.hash(place), row);
        }
    }

    /** Share of the vectors of either side that the other side has not, or has otherwise. */
    static double differing(Map<String, float[]> left, Map<String, float[]> right) {
        long all = left.size() + right.keySet().stream().filter(k -> !left.containsKey(k)).count();
        long same =
                left.keySet().stream()
                        .filter(key -> Arrays.equals(left.get(key), right.get(key)))
                        .count();
        return (all - same) / (double) all;
    }

    /** Likewise of answers. */
    static double differingAnswers(GatheredLists left, GatheredLists right) {
        long same =
                left.answers.keySet().stream()
                        .filter(key -> Arrays.equals(left.answers.get(key), right.answers.get(key)))
                        .count();
        return 1 - same / (double) Math.max(left.answers.size(), right.answers.size());
    }
}
