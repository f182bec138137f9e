package io.headwater.training;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** What a training run is told on the command line. */
public final class TrainingOptions {
    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or folders of events, JSON lines, plain or gzip.")
    public List<String> events = List.of();

    @Option(
            names = "--items",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or folders of catalogue records, JSON lines, if there are any.")
    public List<String> items = List.of();

    @Option(names = "--from", description = "Events before this time are not read, ISO-8601.")
    public Instant from = Instant.MIN;

    @Option(names = "--to", description = "Events from this time on are not read, ISO-8601.")
    public Instant to = Instant.MAX;

    @Option(
            names = "--first-share",
            defaultValue = "1",
            description = "Only this share of the events, the first in time.")
    public double firstShare = 1;

    @Option(names = "--run-name", description = "Name of the run. Default: the end of its data.")
    public String runName;

    @Option(
            names = "--tracking-uri",
            description =
                    "MLflow server. Default: $MLFLOW_TRACKING_URI; without both the run is kept in"
                            + " a folder.")
    public String trackingUri = System.getenv("MLFLOW_TRACKING_URI");

    @Option(
            names = "--out",
            description =
                    "Folder in which the run is kept, whether it is registered or not; where the"
                            + " work is done must be able to write it.")
    public String out;

    @Option(
            names = "--samples",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Keep the samples in the folder of the run, as Parquet files in samples/."
                            + " Default: yes.")
    public boolean samples = true;

    void check() {
        if (!(firstShare > 0 && firstShare <= 1)) {
            throw new IllegalArgumentException(
                    "--first-share must be above 0 and at most 1, was " + firstShare);
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "--from must be before --to, was " + from + " and " + to);
        }
    }
}
