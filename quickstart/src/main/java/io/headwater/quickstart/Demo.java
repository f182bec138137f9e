package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.log.LogFile;
import io.headwater.log.Titles;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.simulator.SimulatedShop;
import io.headwater.quickstart.view.LiveView;
import io.headwater.streaming.KafkaTopics;
import io.headwater.training.FailureMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything in one process: a broker, a Flink cluster, the job, something to feed it, and a view. */
@Command(
        name = "./demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a real Kafka broker and a Flink cluster, runs the streaming job and shows it at"
                    + " work; trains a model on what it has seen, registers it in MLflow where there is"
                    + " Python, and ranks with it from then on.",
            "",
            "  ./demo                               a simulated shop",
            "  ./demo --data events.csv --columns user=who,item=what,timestamp=when",
            "  ./demo --data train.txt.gz valid.txt --format session-tsv",
            "  ./demo --data kafka                  whoever writes to the topics",
            "  ./demo --data kafka --model run      ranked by what ./demo train left",
            ""
        },
        subcommands = Train.class)
public final class Demo implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    @Mixin private DemoOptions options;

    private final CountDownLatch closed = new CountDownLatch(1);

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
                            LOG.error("The demo ended", e);
                            line.getErr().println("The log has more: " + log());
                            // last, where people and the demo look
                            line.getErr().println(FailureMessage.of(e));
                            return 1;
                        });
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        Feed feed = options.waitsOnKafka() ? null : feed();
        Show show = new Show(feed, options.rate(), options.duration, !options.data.isEmpty());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(show)));
        try (TemporaryFolder folder = TemporaryFolder.make("headwater-demo")) {
            run(feed, show, folder.path());
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

    private void run(Feed feed, Show show, Path folder) throws Exception {
        int kafkaPort = Ports.choose("--kafka-port", options.kafkaPort, 9092);
        String bootstrapServers = "127.0.0.1:" + kafkaPort;
        int webPort = Ports.choose("--web-port", options.webPort, 8081);
        try (TrackingProcess tracking = tracking(feed, folder);
                Learning learning = learning(feed, tracking, bootstrapServers, folder)) {
            Callable<HeadwaterConfiguration> settings =
                    () -> configuration(bootstrapServers, feed, learning);
            // wrong ones are better refused now
            settings.call();
            System.out.println("Starting Kafka and Flink …");
            try (KafkaBroker broker = KafkaBroker.start(kafkaPort, folder.resolve("kafka"))) {
                learning.look(0);
                HeadwaterConfiguration configuration = settings.call();
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
                    String header = header(feed, broker, cluster, tracking);
                    System.out.println(header);
                    LiveView view = view(feed, show, header);
                    if (learning.withoutMlflow() != null) {
                        view.note(learning.withoutMlflow());
                    }
                    show.run(settings, cluster, learning, view);
                }
            }
        }
    }

    /** MLflow, null where nothing is trained or it is not wanted. */
    private TrackingProcess tracking(Feed feed, Path folder) throws IOException {
        if (options.trainAt(feed) == 0 || options.noMlflow) {
            return null;
        }
        int port = Ports.choose("--mlflow-port", options.mlflowPort, 5000);
        return TrackingProcess.start(port, out(folder).resolve("mlflow"));
    }

    private Learning learning(
            Feed feed, TrackingProcess tracking, String bootstrapServers, Path folder)
            throws IOException {
        List<String> settings = new ArrayList<>();
        if (options.settings.file() != null) {
            settings.addAll(List.of("--config", options.settings.file().toString()));
        }
        options.settings
                .overrides()
                .forEach(override -> settings.addAll(List.of("--set", override)));
        settings.addAll(List.of("--set", "kafka.bootstrap-servers=" + bootstrapServers));
        return new Learning(settings, out(folder), folder, tracking, options.trainAt(feed));
    }

    private Path out(Path folder) throws IOException {
        Path out = options.out == null ? folder.resolve("runs") : options.out.toAbsolutePath();
        return Files.createDirectories(out);
    }

    private HeadwaterConfiguration configuration(
            String bootstrapServers, Feed feed, Learning learning) throws IOException {
        List<String> overrides = new ArrayList<>();
        if (feed instanceof SimulatedShop) {
            overrides.add("rules.bought-within=30 d");
        }
        overrides.addAll(learning.overrides());
        overrides.addAll(options.settings.overrides());
        overrides.add("kafka.bootstrap-servers=" + bootstrapServers);
        if (options.model != null) {
            overrides.add("model.source=folder");
            overrides.add("model.folder=" + ModelFolder.in(options.model));
        }
        return ConfigurationReader.read(Settings.file(options.settings.file()), overrides);
    }

    private LiveView view(Feed feed, Show show, String header) throws IOException {
        return new LiveView(
                System.out,
                Boolean.getBoolean("headwater.terminal") && feed != null,
                show.traffic(),
                feed == null ? -1 : feed.total(),
                titles(feed),
                header);
    }

    private Map<String, String> titles(Feed feed) throws IOException {
        if (feed instanceof SimulatedShop shop) {
            return shop.titles();
        }
        return options.titles == null ? Map.of() : Titles.read(LogFile.of(options.titles));
    }

    private static String header(
            Feed feed, KafkaBroker broker, JobCluster cluster, TrackingProcess tracking)
            throws Exception {
        return "Headwater: "
                + (feed == null ? "waiting on the topics" : feed.describe())
                + "\nKafka "
                + broker.bootstrapServers()
                + " · Flink "
                + cluster.webAddress()
                + (tracking == null ? "" : " · MLflow " + tracking.uri())
                + "\nLog "
                + log()
                + "\nRead along with any Kafka client: topics recommendations,"
                + " recommendation-outcomes, events-rejected; such as"
                + "\n  kafka-console-consumer.sh --bootstrap-server "
                + broker.bootstrapServers()
                + " --topic recommendations\n";
    }

    private static String log() {
        return System.getProperty("headwater.log", "on the console");
    }

    private void endAndWait(Show show) {
        show.end();
        try {
            closed.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
