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
            paramLabel = "PLACE",
            description =
                    "Files or folders of events, or kafka:TOPIC up to now. Files are Parquet"
                            + " (*.parquet) or JSON lines, plain or gzip (*.gz).")
    public List<String> events = List.of();

    @Option(
            names = "--format",
            description =
                    "Events are rows of another system's log: auto, jsonl, csv, tsv, online-retail,"
                            + " otto, retailrocket, movielens or session-tsv.")
    public String format;

    @Option(
            names = "--columns",
            paramLabel = "field=column,...",
            description =
                    "Columns of such a log, by name or from 0: of user, item, type, timestamp,"
                            + " price, category and quantity.")
    public String columns;

    @Option(
            names = "--items",
            arity = "1..*",
            paramLabel = "PLACE",
            description = "Files, folders or kafka:TOPIC of catalogue records, if there are any.")
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
        if (columns != null && format == null) {
            throw new IllegalArgumentException("--columns needs --format, such as csv");
        }
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
