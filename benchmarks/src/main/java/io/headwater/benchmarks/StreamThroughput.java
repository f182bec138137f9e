package io.headwater.benchmarks;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.recommendation.Recommendation;
import io.headwater.streaming.StreamingTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Full lists a second: a generator through the five rooms, RocksDB, checkpoints every 10 s, no Kafka. */
@Command(name = "stream-throughput", mixinStandardHelpOptions = true)
public final class StreamThroughput implements Callable<Integer> {
    private static final LongAdder LISTS = new LongAdder();
    private static final int SHOW_SECONDS = 10;

    @Option(names = "--users", defaultValue = "100000")
    private int users;

    @Option(names = "--items", defaultValue = "100000")
    private int items;

    @Option(names = "--seconds", defaultValue = "120", description = "Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--parallelism", defaultValue = "2")
    private int parallelism;

    @Option(names = "--set", paramLabel = "key=value")
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
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
        HeadwaterConfiguration configuration = ConfigurationReader.read("", overrides);
        DataStream<Recommendation> lists =
                StreamingTopology.build(configuration, events(environment), null, null, null)
                        .recommendations();
        lists.map(StreamThroughput::count, StreamTypes.RECOMMENDATION)
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        JobClient job = environment.executeAsync("throughput");
        measure();
        job.cancel().get();
        FileUtils.deleteDirectory(folder.toFile());
        return 0;
    }

    private static Recommendation count(Recommendation list) {
        LISTS.increment();
        return list;
    }

    /** The first half warms up. */
    private void measure() throws InterruptedException {
        long half = 0;
        for (int second = SHOW_SECONDS; second <= seconds; second += SHOW_SECONDS) {
            long before = LISTS.sum();
            TimeUnit.SECONDS.sleep(SHOW_SECONDS);
            long now = LISTS.sum();
            half = second <= seconds / 2 ? now : half;
            print("%4d s  %,8d lists/s", second, (now - before) / SHOW_SECONDS);
        }
        print("second half: %,d lists/s", (LISTS.sum() - half) / (seconds - seconds / 2));
    }

    private DataStream<Event> events(StreamExecutionEnvironment environment) {
        long start = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(30);
        int allUsers = users;
        int allItems = items;
        DataGeneratorSource<Event> source =
                new DataGeneratorSource<>(
                        index -> event(index, start, allUsers, allItems),
                        Long.MAX_VALUE,
                        RateLimiterStrategy.noOp(),
                        StreamTypes.EVENT);
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "Generator")
                .uid("generator");
    }

    /** Popular items come oftener (a power of 3), and each user keeps to a part of the catalogue. */
    private static Event event(long index, long start, int users, int items) {
        SplittableRandom random = new SplittableRandom(index);
        int user = random.nextInt(users);
        double share = Math.pow(random.nextDouble(), 3);
        int item = (int) ((share * items + user % 50 * (items / 50.0)) % items);
        long time = start + index * 5;
        return new Event(
                "e" + index,
                "user-" + user,
                "item-" + item,
                EventType.VIEW,
                time,
                "category-" + item % 100,
                item % 90 + 1,
                false,
                new Origin("generator", 0, index, time, null, null));
    }

    private static void print(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
