package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.log.LogFile;
import io.headwater.log.Titles;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.simulator.SimulatedShop;
import io.headwater.quickstart.view.LiveView;
import io.headwater.quickstart.view.Traffic;
import io.headwater.streaming.KafkaTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything in one process: a broker, a Flink cluster, the job, something to feed it, and a view. */
@Command(
        name = "./demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a real Kafka broker and a Flink cluster, runs the streaming job and shows it at"
                    + " work.",
            "",
            "  ./demo                                          a simulated shop",
            "  ./demo --data events.csv --format csv --columns user=who,item=what,timestamp=when",
            "  ./demo --data train.txt.gz valid.txt --format session-tsv",
            "  ./demo --data kafka                             whoever writes to the topics",
            "  ./demo --data kafka --model run                 a model from ./demo train ranks",
            ""
        },
        subcommands = Train.class)
public final class Demo implements Callable<Integer> {
    private static final long SHOW_MILLIS = 2000;

    @Mixin private DemoOptions options;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, to be executed with its options. */
    static CommandLine commandLine() {
        return new CommandLine(new Demo())
                .setExecutionExceptionHandler(
                        (e, line, parsed) -> {
                            boolean wrongInput =
                                    e instanceof IllegalArgumentException
                                            || e instanceof IOException;
                            if (wrongInput) {
                                line.getErr().println(e.getMessage());
                                return 2;
                            }
                            e.printStackTrace(line.getErr());
                            return 1;
                        });
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        Feed feed = options.waitsOnKafka() ? null : feed();
        Thread hook = new Thread(this::stopAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        try (TemporaryFolder folder = TemporaryFolder.make("headwater-demo")) {
            run(feed, folder.path());
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private Feed feed() throws IOException {
        if (options.data.isEmpty()) {
            return new SimulatedShop(options.seed, options.events);
        }
        return options.log.read(options.data);
    }

    private void run(Feed feed, Path folder) throws Exception {
        int kafkaPort = Ports.choose("--kafka-port", options.kafkaPort, 9092);
        int webPort = Ports.choose("--web-port", options.webPort, 8081);
        HeadwaterConfiguration configuration = configuration("127.0.0.1:" + kafkaPort, feed);
        System.out.println("Starting Kafka and Flink …");
        try (KafkaBroker broker = KafkaBroker.start(kafkaPort, folder.resolve("kafka"))) {
            KafkaTopics.create(configuration.kafka());
            try (JobCluster cluster =
                    JobCluster.start(
                            configuration,
                            Settings.folder(),
                            webPort,
                            options.parallelism,
                            folder)) {
                if (options.model != null) {
                    System.out.println("Ranked by " + cluster.awaitModel());
                }
                play(feed, configuration, broker, cluster);
            }
        }
    }

    private HeadwaterConfiguration configuration(String bootstrapServers, Feed feed)
            throws IOException {
        List<String> overrides = new ArrayList<>();
        if (feed instanceof SimulatedShop) {
            overrides.add("rules.bought-within=30 d");
        }
        overrides.addAll(options.overrides);
        overrides.add("kafka.bootstrap-servers=" + bootstrapServers);
        if (options.model != null) {
            overrides.add("model.source=folder");
            overrides.add("model.folder=" + ModelFolder.in(options.model));
        }
        return ConfigurationReader.read(Settings.file(options.config), overrides);
    }

    private void play(
            Feed feed, HeadwaterConfiguration configuration, KafkaBroker broker, JobCluster cluster)
            throws Exception {
        String header = header(feed, broker, cluster);
        System.out.println(header);
        Traffic traffic = new Traffic();
        boolean terminal = Boolean.getBoolean("headwater.terminal") && feed != null;
        LiveView view =
                new LiveView(
                        System.out,
                        terminal,
                        traffic,
                        feed == null ? -1 : feed.total(),
                        titles(feed),
                        header);
        try (Reader reader =
                        new Reader(
                                broker.bootstrapServers(),
                                configuration.kafka().topics(),
                                traffic,
                                this::fail);
                Sender sender =
                        new Sender(
                                broker.bootstrapServers(),
                                configuration.kafka().topics(),
                                traffic,
                                options.rate(),
                                configuration.recommend().on().equals("events"))) {
            reader.start();
            if (feed == null) {
                System.out.println("ready");
            } else {
                feedInBackground(sender, feed);
            }
            watch(view, cluster, feed == null ? 10_000 : SHOW_MILLIS);
            sender.stop();
            TimeUnit.MILLISECONDS.sleep(500);
            view.summary();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Shows how it goes until the feed or the asked time ends, or something fails. */
    private void watch(LiveView view, JobCluster cluster, long showMillis) throws Exception {
        long started = System.nanoTime();
        long nanos = options.duration == null ? Long.MAX_VALUE : options.duration.toNanos();
        long left = nanos;
        while (left > 0
                && !ended.await(
                        Math.min(left, TimeUnit.MILLISECONDS.toNanos(showMillis)),
                        TimeUnit.NANOSECONDS)) {
            view.show(cluster.hasRestarted() ? "The job has restarted: see the log." : null);
            String reason = cluster.failure();
            if (reason != null) {
                fail(new IllegalStateException("the job failed: " + reason));
            }
            left = nanos - (System.nanoTime() - started);
        }
    }

    private void fail(Exception reason) {
        failure.compareAndSet(null, reason);
        ended.countDown();
    }

    private void feedInBackground(Sender sender, Feed feed) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                sender.run(feed);
                                ended.countDown();
                            } catch (InterruptedException | RuntimeException e) {
                                fail(e);
                            }
                        },
                        "demo-sender");
        thread.setDaemon(true);
        thread.start();
    }

    private Map<String, String> titles(Feed feed) throws IOException {
        if (feed instanceof SimulatedShop shop) {
            return shop.titles();
        }
        return options.titles == null ? Map.of() : Titles.read(LogFile.of(options.titles));
    }

    private static String header(Feed feed, KafkaBroker broker, JobCluster cluster)
            throws Exception {
        return "Headwater: "
                + (feed == null ? "waiting on the topics" : feed.describe())
                + "\nKafka "
                + broker.bootstrapServers()
                + " · Flink "
                + cluster.webAddress()
                + "\nLog "
                + System.getProperty("headwater.log", "on the console")
                + "\nRead along with any Kafka client: topics recommendations,"
                + " recommendation-outcomes, events-rejected; such as"
                + "\n  kafka-console-consumer.sh --bootstrap-server "
                + broker.bootstrapServers()
                + " --topic recommendations\n";
    }

    private void stopAndWait() {
        ended.countDown();
        try {
            closed.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
