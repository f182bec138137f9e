package io.headwater.benchmarks;

import io.headwater.candidate.Precision;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.event.Rejection;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.SampleConsumer;
import io.headwater.training.sample.SampleTopology;
import io.headwater.training.sample.TimeSplit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the training job's samples cost as the log grows with its shop: n, 2 n, 4 n, 8 n. */
@Command(
        name = "sampler-time",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Time of the sample room, and of the whole sampling job, at n, 2 n, 4 n and 8 n: users,"
                    + " their groups, items and events all grow, and every request is sampled.",
            "Linear means: eight times the samples in at most nine times the time."
        })
public final class SamplerTime implements Callable<Integer> {
    @Option(names = "--users", defaultValue = "500", description = "At n, as all that follow.")
    private int users;

    @Option(names = "--groups", defaultValue = "50", description = "Of users of like taste.")
    private int groups;

    @Option(names = "--items", defaultValue = "2500")
    private int items;

    @Option(names = "--events", defaultValue = "20000")
    private long events;

    @Option(names = "--common", defaultValue = "500", description = "Items for all, at any n.")
    private int common;

    @Option(names = "--parallelism", defaultValue = "2")
    private int parallelism;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SamplerTime()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        measure(1); // warms the compiler
        Times once = null;
        for (int factor = 1; factor <= 8; factor *= 2) {
            Times times = measure(factor);
            once = once == null ? times : once;
            System.out.printf(
                    Locale.ROOT,
                    "%d n: %,9d samples (%5.2f × n)  sample room %6.2f s (%5.2f × n)  whole job"
                            + " %6.2f s (%5.2f × n)%n",
                    factor,
                    times.rows(),
                    (double) times.rows() / once.rows(),
                    times.roomSeconds(),
                    times.roomSeconds() / once.roomSeconds(),
                    times.jobSeconds(),
                    times.jobSeconds() / once.jobSeconds());
        }
        return 0;
    }

    private Times measure(int factor) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        Shop shop = new Shop(factor * users, factor * items, factor * groups, common);
        long count = factor * events;
        long begins = System.nanoTime();
        DataStream<Event> log = log(environment, shop, count);
        DataStream<Rejection> none =
                log.filter(event -> false).map(event -> null, StreamTypes.REJECTION);
        try (CloseableIterator<Counted> counted =
                SampleTopology.build(
                                HeadwaterConfiguration.defaults(),
                                allToLearnFrom(shop, count),
                                log,
                                null,
                                none,
                                new Count(),
                                TypeInformation.of(Counted.class))
                        .executeAndCollect()) {
            Counted rows = counted.next();
            return new Times(rows.rows(), rows.nanos() * 1e-9, seconds(begins));
        }
    }

    /** A tenth of the log warms up, from the rest every request is sampled. */
    private static TimeSplit allToLearnFrom(Shop shop, long count) {
        long begins = shop.event(count / 10).timestampMillis();
        long never = Long.MAX_VALUE;
        TimeSplit.Audit none = new TimeSplit.Audit(begins, begins, 0);
        return new TimeSplit(begins, begins, never, never, never, none, 1, 1);
    }

    private static DataStream<Event> log(
            StreamExecutionEnvironment environment, Shop shop, long count) {
        DataGeneratorSource<Event> source =
                new DataGeneratorSource<>(shop::event, count, StreamTypes.EVENT);
        return environment.fromSource(source, WatermarkStrategy.noWatermarks(), "Generator");
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) * 1e-9;
    }

    private record Times(long rows, double roomSeconds, double jobSeconds) {}

    /** Samples, and the time from the first to the last. */
    public record Counted(long rows, long nanos) {}

    private static final class Count implements SampleConsumer<Counted> {
        private static final long serialVersionUID = 1L;

        private transient long rows;
        private transient long firstNanos;

        @Override
        public void accept(Sample sample) {
            firstNanos = rows == 0 ? System.nanoTime() : firstNanos;
            rows += sample.rows().size();
        }

        @Override
        public void refuse(Rejection rejection) {}

        @Override
        public Counted finish(Precision table, int catalogueItems) {
            return new Counted(rows, System.nanoTime() - firstNanos);
        }
    }
}
