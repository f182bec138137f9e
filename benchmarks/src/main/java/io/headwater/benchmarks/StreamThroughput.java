package io.headwater.benchmarks;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ModelNotice;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Recommendation;
import io.headwater.streaming.StreamingTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Full lists a second: a generator through the five rooms, RocksDB, checkpoints every 10 s, no Kafka. */
@Command(
        name = "stream-throughput",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Full lists a second from a generator through the five rooms, without Kafka.",
            "Events without lists fill the state first; the job then goes on from a savepoint with a list after every event,"
                    + " and the second half of that time is what counts."
        })
public final class StreamThroughput implements Callable<Integer> {
    private static final LongAdder EVENTS = new LongAdder();
    private static final LongAdder LISTS = new LongAdder();
    private static final LongAdder LISTED_ITEMS = new LongAdder();
    private static final int SHOW_SECONDS = 10;
    private static final int GROUPS = 50;

    @Option(names = "--users", defaultValue = "100000")
    private int users;

    @Option(names = "--items", defaultValue = "100000")
    private int items;

    @Option(names = "--warm-events", defaultValue = "1000000", description = "Before any list.")
    private long warmEvents;

    @Option(names = "--seconds", defaultValue = "120", description = "With lists.")
    private int seconds;

    @Option(
            names = "--warm-state",
            paramLabel = "FOLDER",
            description =
                    "Where the filled state is kept; when the folder is there already, filling is left out.")
    private Path warmState;

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = "Ranks with this model package, as training writes it; else the formula.")
    private Path model;

    @Option(names = "--parallelism", defaultValue = "2")
    private int parallelism;

    @Option(names = "--set", paramLabel = "key=value", description = "A setting of Headwater's.")
    private List<String> overrides = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new StreamThroughput()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Configuration flink =
                GlobalConfiguration.loadConfiguration(System.getProperty("headwater.conf", "conf"));
        Path folder = Files.createTempDirectory("headwater-benchmark");
        flink.setString("execution.checkpointing.dir", folder.toUri().toString());
        flink.setString("taskmanager.memory.managed.size", "512m");
        flink.setString("metrics.reporter.benchmark.factory.class", Fullness.class.getName());
        try {
            Path warm = warmState == null ? folder.resolve("warm") : warmState;
            if (!Files.exists(warm)) {
                warm(flink, warm);
            }
            flink.setString("execution.state-recovery.path", savepoint(warm));
            JobClient job = start(flink, "events", model());
            measure();
            job.cancel().get();
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
        return 0;
    }

    /** Fills the state and writes the savepoint that has it. */
    private void warm(Configuration flink, Path folder) throws Exception {
        JobClient job = start(flink, "requests", List.of());
        while (EVENTS.sum() < warmEvents) {
            long before = EVENTS.sum();
            TimeUnit.SECONDS.sleep(SHOW_SECONDS);
            long now = EVENTS.sum();
            print("warming  %,10d events  %,7d/s", now, (now - before) / SHOW_SECONDS);
        }
        job.stopWithSavepoint(false, folder.toAbsolutePath().toString(), SavepointFormatType.NATIVE)
                .get();
    }

    private static String savepoint(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.findFirst().orElseThrow().toAbsolutePath().toString();
        }
    }

    private List<BoardNotice> model() throws IOException, ModelRefusedException {
        if (model == null) {
            return List.of();
        }
        ModelVersion version = new ModelVersion("benchmark", "1", ModelNotice.CHAMPION);
        return List.of(BoardNotice.of(new ModelNotice(version, ModelPackage.read(model).encode())));
    }

    private JobClient start(Configuration flink, String listsAfter, List<BoardNotice> models)
            throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
        List<String> settings = new ArrayList<>(overrides);
        settings.add("recommend.on=" + listsAfter);
        HeadwaterConfiguration configuration = ConfigurationReader.read("", settings);
        DataStream<BoardNotice> notices =
                models.isEmpty()
                        ? null
                        : environment.fromData(models, StreamTypes.BOARD_NOTICE).uid("models");
        StreamingTopology.build(configuration, events(environment), null, null, notices)
                .recommendations()
                .map(StreamThroughput::count, StreamTypes.RECOMMENDATION)
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        return environment.executeAsync("stream-throughput");
    }

    private DataStream<Event> events(StreamExecutionEnvironment environment) {
        Shop shop = new Shop(users, items, GROUPS, items);
        DataGeneratorSource<Event> source =
                new DataGeneratorSource<>(
                        number -> {
                            EVENTS.increment();
                            return shop.event(number);
                        },
                        Long.MAX_VALUE,
                        RateLimiterStrategy.noOp(),
                        StreamTypes.EVENT);
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "Generator")
                .uid("generator")
                .setParallelism(1);
    }

    private static Recommendation count(Recommendation list) {
        LISTS.increment();
        LISTED_ITEMS.add(list.items().size());
        return list;
    }

    /** The first half warms the compiler and the lists that were shown. */
    private void measure() throws Exception {
        int steps = Math.max(2, seconds / SHOW_SECONDS);
        long lists = 0;
        long items = 0;
        ProcessorTime start = null;
        for (int step = 0; step < steps; step++) {
            if (step == steps / 2) {
                lists = LISTS.sum();
                items = LISTED_ITEMS.sum();
                start = ProcessorTime.now();
            }
            long before = LISTS.sum();
            TimeUnit.SECONDS.sleep(SHOW_SECONDS);
            long made = LISTS.sum() - before;
            print("%4d s  %,8d lists/s", (step + 1) * SHOW_SECONDS, made / SHOW_SECONDS);
        }
        report(
                LISTS.sum() - lists,
                LISTED_ITEMS.sum() - items,
                (steps - steps / 2) * SHOW_SECONDS,
                ProcessorTime.now().since(start));
    }

    private static void report(long lists, long items, int inSeconds, ProcessorTime spent) {
        print("second half: %,d lists/s of %.1f items", lists / inSeconds, (double) items / lists);
        print("neighbour lists: %s", Fullness.describe());
        print("processor time: %.3f ms a list", spent.nanos() / 1e6 / lists);
        spent.nanosByPart()
                .forEach(
                        (part, nanos) ->
                                print(
                                        "  %-22s %.3f ms  %4.1f %%",
                                        part, nanos / 1e6 / lists, 100.0 * nanos / spent.nanos()));
    }

    private static void print(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
