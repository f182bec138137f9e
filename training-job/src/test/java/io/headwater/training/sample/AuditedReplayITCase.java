package io.headwater.training.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.event.Rejection;
import io.headwater.training.FailureMessage;
import io.headwater.training.registry.RunFolder;
import io.headwater.training.run.RunOutcome;
import io.headwater.training.run.RunPlan;
import io.headwater.training.run.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapPartitionFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trainings whose rooms know of nothing that comes later, and whose rooms do. */
class AuditedReplayITCase {
    private static final long START = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;
    private static final int EVENTS = 4000;
    private static final List<String> SMALL =
            List.of(
                    "training.learner.trees=5",
                    "training.learner.leaves=7",
                    "training.learner.min-data-in-leaf=20",
                    "training.sampling.train-requests=900");

    @TempDir Path folder;

    private final HeadwaterConfiguration configuration = ConfigurationReader.read("", SMALL);
    private final List<Event> log = log();
    private final LogSummary summary = summary(log);
    private final TimeSplit split = TimeSplit.of(summary, configuration.training());

    @Test
    void honestRoomsPassWhereOnlySomeRequestsAreAsked() throws Exception {
        assertThat(split.trainRate()).isLessThan(1);

        train(this::honest);

        assertThat(RunFolder.read(folder.resolve("run")).record().metrics())
                .containsEntry("audit/passed", 1.0)
                .containsEntry("audit/requests_changed_by_later_events", 0.0);
    }

    @Test
    void aPriceThatTellsHowOftenAnItemWillBeAskedForIsNamedAndNothingIsKept() {
        assertThatThrownBy(
                        () ->
                                train(
                                        (events, items) ->
                                                honest(
                                                        events.fullWindowPartition()
                                                                .mapPartition(new Prophecy()),
                                                        items)))
                .satisfies(
                        failure ->
                                assertThat(FailureMessage.of(failure))
                                        .contains("the leak audit did not pass")
                                        .contains("log_price_to_mean_seen=")
                                        .doesNotContain("negatives="));
        assertThat(folder.resolve("run")).doesNotExist();
    }

    /** Tells of each item by its price how many events it has in all that there is. */
    private static final class Prophecy implements MapPartitionFunction<Event, Event> {
        private static final long serialVersionUID = 1L;

        @Override
        public void mapPartition(Iterable<Event> events, Collector<Event> out) {
            List<Event> all = new ArrayList<>();
            Map<String, Integer> counts = new HashMap<>();
            for (Event event : events) {
                all.add(event);
                counts.merge(event.itemId(), 1, Integer::sum);
            }
            all.forEach(event -> out.collect(priced(event, counts.get(event.itemId()))));
        }

        private static Event priced(Event event, int price) {
            return new Event(
                    event.eventId(),
                    event.userId(),
                    event.itemId(),
                    event.type(),
                    event.timestampMillis(),
                    event.category(),
                    price,
                    event.returned(),
                    event.origin());
        }
    }

    private DataStream<SampleMessage> honest(
            DataStream<Event> events, DataStream<CatalogueRecord> items) {
        return SampleTopology.messages(configuration, split, events, items);
    }

    private void train(AuditedReplay.Replay replay) throws Exception {
        Configuration flink = new Configuration();
        flink.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        DataStream<Event> events = environment.fromData(log, StreamTypes.EVENT).setParallelism(1);
        DataStream<Rejection> none =
                events.filter(event -> false).map(event -> null, StreamTypes.REJECTION);
        try (CloseableIterator<RunOutcome> outcome =
                AuditedReplay.build(
                                configuration,
                                split,
                                replay,
                                events,
                                null,
                                none,
                                new TrainingRun(plan()),
                                TypeInformation.of(RunOutcome.class))
                        .executeAndCollect()) {
            outcome.next();
        }
    }

    private RunPlan plan() {
        return new RunPlan(
                configuration,
                "key",
                "run",
                "memory",
                "local",
                new RunPlan.Data(
                        summary.digest(),
                        summary.events(),
                        summary.begins().toEpochMilli(),
                        summary.endsMillis()),
                split,
                folder.resolve("run").toString(),
                false,
                true,
                null);
    }

    private static LogSummary summary(List<Event> log) {
        return new LogSummary(
                log.stream()
                        .map(event -> new LogMinute(event.timestampMillis() / MINUTE, 1, 1, 1))
                        .toList());
    }

    /** An event a minute; users keep to a part of the items. */
    private static List<Event> log() {
        Random random = new Random(6);
        return IntStream.range(0, EVENTS)
                .mapToObj(
                        i -> {
                            int user = random.nextInt(40);
                            int item =
                                    (user * 3 + (int) Math.abs(random.nextGaussian() * 12)) % 150;
                            long time = START + i * MINUTE;
                            return new Event(
                                    "e" + i,
                                    "u" + user,
                                    "i" + item,
                                    EventType.VIEW,
                                    time,
                                    "c" + item % 7,
                                    item,
                                    false,
                                    new Origin("events", 0, i, time, null, null));
                        })
                .toList();
    }
}
