package io.headwater.benchmarks;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.recommendation.Recommendation;
import io.headwater.streaming.StreamingTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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

    @Option(names = "--users", defaultValue = "100000")
    private int users;

    @Option(names = "--items", defaultValue = "100000")
    private int items;

    @Option(names = "--warm-events", defaultValue = "2000000", description = "Before any list.")
    private long warmEvents;

    @Option(names = "--seconds", defaultValue = "120", description = "With lists.")
    private int seconds;

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
            flink.setString("execution.state-recovery.path", warm(flink, folder));
            JobClient job = start(flink, "events");
            measure();
            job.cancel().get();
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
        return 0;
    }

    /** Fills the state and gives the savepoint that has it. */
    private String warm(Configuration flink, Path folder) throws Exception {
        JobClient job = start(flink, "requests");
        while (EVENTS.sum() < warmEvents) {
            long before = EVENTS.sum();
            TimeUnit.SECONDS.sleep(SHOW_SECONDS);
            long now = EVENTS.sum();
            print("warming  %,10d events  %,7d/s", now, (now - before) / SHOW_SECONDS);
        }
        return job.stopWithSavepoint(
                        false, folder.resolve("warm").toString(), SavepointFormatType.NATIVE)
                .get();
    }

    private JobClient start(Configuration flink, String listsAfter) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
        List<String> settings = new ArrayList<>(overrides);
        settings.add("recommend.on=" + listsAfter);
        HeadwaterConfiguration configuration = ConfigurationReader.read("", settings);
        StreamingTopology.build(configuration, events(environment), null, null, null)
                .recommendations()
                .map(StreamThroughput::count, StreamTypes.RECOMMENDATION)
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        return environment.executeAsync("stream-throughput");
    }

    private DataStream<Event> events(StreamExecutionEnvironment environment) {
        Shop shop = new Shop(users, items);
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
                .uid("generator");
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
