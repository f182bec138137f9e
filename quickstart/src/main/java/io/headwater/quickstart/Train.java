package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.training.Trainer;
import io.headwater.training.TrainingOptions;
import io.headwater.training.registry.RunFolder;
import io.headwater.training.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The training job on a log, in this process; the stream follows the folder that comes of it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Learns a ranker from a log and judges it on later time; `./demo --model DIR` ranks"
                    + " with it.",
            "",
            "  ./demo train --data events.csv --format csv --first-share 0.9 --out run",
            ""
        })
final class Train implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE|kafka",
            description =
                    "A log, plain or gzip, several files as one; or kafka: what the topics hold"
                            + " now.")
    private List<String> data;

    @Mixin private LogOptions log;

    @Option(
            names = "--first-share",
            defaultValue = "1",
            description =
                    "Learns and judges within this share of the events, the first in time; nothing"
                            + " of the others is seen. Default: ${DEFAULT-VALUE}.")
    private double firstShare;

    @Option(
            names = "--out",
            defaultValue = "headwater-run",
            paramLabel = "DIR",
            description =
                    "Folder of the run: model, report, plots. An earlier run in it gives way."
                            + " Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--tracking-uri",
            description = "MLflow server that the run is registered in. Default: none.")
    private String trackingUri;

    @Mixin private ConfigurationOptions settings;

    @Override
    public Integer call() throws Exception {
        settings.check();
        boolean topics = data.equals(List.of("kafka"));
        if (!topics) {
            LogOptions.check(data);
        }
        makeWay();
        HeadwaterConfiguration configuration =
                ConfigurationReader.read(Settings.file(settings.file()), settings.overrides());
        try (Interruption onSignals = Interruption.ofThisThread();
                TemporaryFolder folder = TemporaryFolder.make("headwater-train")) {
            System.out.println("Looking at what there is, then replaying it");
            RunOutcome outcome =
                    Trainer.train(
                            environment(folder.path()),
                            configuration,
                            options(topics ? configuration.kafka().topics() : null));
            System.out.println(outcome.describe());
            System.out.println(
                    "Report  "
                            + out.resolve("artifacts/report.html")
                            + "\nRank with it: ./demo --model "
                            + out);
        }
        return 0;
    }

    /** What is no run must not be lost, and is better refused now than after the work. */
    private void makeWay() throws IOException {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> files = Files.list(out)) {
            if (files.findAny().isEmpty()) {
                Files.delete(out);
            } else {
                RunFolder.read(out);
            }
        }
    }

    private static StreamExecutionEnvironment environment(Path folder) {
        Configuration flink = new Configuration();
        flink.set(CoreOptions.TMP_DIRS, folder.toString());
        flink.set(WebOptions.TMP_DIR, folder.toString());
        return StreamExecutionEnvironment.createLocalEnvironment(flink);
    }

    /**
     * @param topics null for files
     */
    private TrainingOptions options(KafkaConfiguration.Topics topics) {
        TrainingOptions options = new TrainingOptions();
        if (topics == null) {
            options.events = data;
            options.format = log.format;
            options.columns = log.columns;
        } else {
            options.events = List.of("kafka:" + topics.events());
            options.items = List.of("kafka:" + topics.items());
        }
        options.firstShare = firstShare;
        options.out = out.toString();
        options.trackingUri = trackingUri;
        return options;
    }
}
