package io.headwater.streaming.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.ModelConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.model.HandMadeModel;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import io.headwater.streaming.Environments;
import io.headwater.streaming.StreamingTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A running job whose folder of models is turned to another package again and again. */
@Timeout(180)
class ModelSwapITCase {
    private static final int SWAPS = 1000;
    private static final int FAILS_AT = SWAPS / 2;
    private static final int EVENTS_A_SECOND = 1000;
    private static final long START = 1_767_225_600_000L;
    private static final BlockingQueue<Recommendation> LISTS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<Long> CHECKPOINTS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<String> STARTS = new LinkedBlockingQueue<>();
    private static final AtomicBoolean FAIL = new AtomicBoolean();

    @RegisterExtension static final MiniClusterExtension CLUSTER = Environments.cluster(2);

    @TempDir Path folder;

    /** The model of each version, as the test published it. */
    private final Map<String, Integer> published = new HashMap<>();

    private long lists;

    @Test
    void noListIsAMixtureAndTheSameModelComesBackWithoutItsStore() throws Exception {
        publish(0);
        JobClient job = start();
        try {
            long early = 0;
            for (int number = 1; number <= SWAPS; number++) {
                publish(number);
                FAIL.compareAndSet(false, number == FAILS_AT);
                awaitListOf(number);
                early = number == SWAPS / 5 ? usedBytes() : early;
            }
            assertThat(usedBytes() - early).as("growth of the heap").isLessThan(32 << 20);

            awaitCheckpoint();
            FileUtils.deleteDirectory(folder.toFile());
            STARTS.clear();
            FAIL.set(true);
            assertThat(STARTS.poll(60, TimeUnit.SECONDS)).as("a start").isNotNull();
            LISTS.clear();
            for (int list = 0; list < 500; list++) {
                awaitListOf(SWAPS);
            }
        } finally {
            job.cancel().get();
        }
        assertThat(lists).isGreaterThan(SWAPS);
    }

    /** Takes lists, each of which must have the scores of the model that it names, until one is of this model. */
    private void awaitListOf(int number) throws InterruptedException {
        int ranked = -1;
        while (ranked != number) {
            Recommendation list = LISTS.poll(60, TimeUnit.SECONDS);
            assertThat(list).as("a list of model %d", number).isNotNull();
            if (list.model().name().equals("formula")) {
                assertThat(number).as("the formula ranks only at first").isLessThan(10);
            } else {
                ranked = published.get(list.model().version());
                assertThat(ranked).isLessThanOrEqualTo(number);
                double expected = score(ranked);
                assertThat(list.items())
                        .extracting(RecommendedItem::score)
                        .allMatch(score -> score == expected);
                lists++;
            }
        }
    }

    /** The checkpoint that completes next may have begun before; the one behind it has not. */
    private static void awaitCheckpoint() throws InterruptedException {
        CHECKPOINTS.clear();
        Long first = CHECKPOINTS.poll(60, TimeUnit.SECONDS);
        Long last = first;
        while (last != null && last.equals(first)) {
            last = CHECKPOINTS.poll(60, TimeUnit.SECONDS);
        }
        assertThat(last).as("a checkpoint").isNotNull();
    }

    /** Writes a package and turns the link to it. Two trees: a list of a mixture would have neither's score. */
    private void publish(int number) throws IOException {
        Path version = folder.resolve("v" + number);
        new HandMadeModel()
                .plus(number)
                .plus("forward", -1, 0, score(number) - number)
                .pack()
                .write(version);
        byte[] manifest = Files.readAllBytes(version.resolve("headwater/manifest.json"));
        published.put(FolderModelStore.version(manifest), number);
        Path fresh = folder.resolve("fresh");
        Files.createSymbolicLink(fresh, version);
        Files.move(fresh, folder.resolve("models"), StandardCopyOption.ATOMIC_MOVE);
        if (number > 1) {
            FileUtils.deleteDirectory(folder.resolve("v" + (number - 2)).toFile());
        }
    }

    private static double score(int number) {
        return number + (number + 1) / 2048.0;
    }

    private JobClient start() throws Exception {
        Configuration flink = new Configuration();
        flink.setString("state.backend.type", "rocksdb");
        flink.setString("pipeline.generic-types", "false");
        flink.setString("execution.checkpointing.interval", "300 ms");
        flink.setString("execution.buffer-timeout.interval", "1 ms");
        flink.setString("restart-strategy.type", "fixed-delay");
        flink.setString("restart-strategy.fixed-delay.delay", "10 ms");
        flink.setString("restart-strategy.fixed-delay.attempts", "5");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(flink);
        environment.setParallelism(2);
        ModelConfiguration models =
                new ModelConfiguration(
                        "folder",
                        folder.resolve("models").toString(),
                        "",
                        "recommender-model",
                        Duration.ofMillis(1),
                        0,
                        "1",
                        false);
        HeadwaterConfiguration configuration =
                new HeadwaterConfiguration(
                        null, null, null, null, null, null, null, null, models, null);
        StreamingTopology.build(
                        configuration,
                        events(environment),
                        null,
                        null,
                        ModelWatch.of(environment, models))
                .recommendations()
                .map(new Collect(), StreamTypes.RECOMMENDATION)
                .uid("collect")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        return environment.executeAsync("swaps");
    }

    private static DataStream<Event> events(StreamExecutionEnvironment environment) {
        DataGeneratorSource<Event> source =
                new DataGeneratorSource<>(
                        ModelSwapITCase::event,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(EVENTS_A_SECOND),
                        StreamTypes.EVENT);
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "Events")
                .uid("events")
                .setParallelism(1);
    }

    private static Event event(long index) {
        SplittableRandom random = new SplittableRandom(index);
        long time = START + index * 1000;
        return new Event(
                "e" + index,
                "u" + random.nextInt(50),
                "i" + random.nextInt(30),
                EventType.VIEW,
                time,
                null,
                Float.NaN,
                false,
                new Origin("events", 0, index, time, null, null));
    }

    private static long usedBytes() {
        LISTS.clear();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Hands lists to the test, tells what the job lives through, and fails when it is told to. */
    private static final class Collect extends RichMapFunction<Recommendation, Recommendation>
            implements CheckpointListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            STARTS.add("");
        }

        @Override
        public Recommendation map(Recommendation list) {
            if (FAIL.getAndSet(false)) {
                throw new IllegalStateException("told to fail");
            }
            LISTS.add(list);
            return list;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            CHECKPOINTS.add(checkpoint);
        }
    }
}
