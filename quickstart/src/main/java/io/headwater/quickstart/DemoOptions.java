package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.DurationText;
import io.headwater.quickstart.feed.Feed;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What `./demo` can be told. */
final class DemoOptions {
    private static final double SHOP_RATE = 300;
    private static final long SHOP_TRAINS_AT = 20_000;

    @Option(
            names = "--data",
            paramLabel = "FILE|kafka",
            arity = "1..*",
            description =
                    "A log to play, plain or gzip, several files one after the other; or kafka:"
                            + " feed nothing and wait for whoever writes to the topics. Without it a"
                            + " simulated shop.")
    List<String> data = List.of();

    @Mixin LogOptions log;

    @Option(names = "--titles", description = "A CSV file with the columns item and title.")
    Path titles;

    @Option(
            names = "--rate",
            description =
                    "Events a second at most, 0 for as fast as lists come back. Default: 300 for"
                            + " the simulated shop, 0 for a log.")
    Double rate;

    @Option(names = "--events", description = "Simulated events, then end. Default: no end.")
    long events = -1;

    @Option(
            names = "--duration",
            converter = DurationConverter.class,
            description = "Ends after this time, such as 90s or 5min. Default: no end.")
    Duration duration;

    @Option(names = "--seed", defaultValue = "1", description = "Of the simulated shop.")
    long seed;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "What `./demo train --out DIR` made, or a model package: ranks from the"
                            + " beginning. Default: none, the formula ranks.")
    Path model;

    @Option(
            names = "--train-at",
            paramLabel = "N",
            description =
                    "Events after which a model is trained on all that have come, and again each"
                            + " time they have doubled; 0 for never. Default: 20000 for the shop, half"
                            + " of a log, never with kafka or --model.")
    Long trainAt;

    @Option(
            names = "--no-mlflow",
            description = "Models go by a folder, no MLflow server is started.")
    boolean noMlflow;

    @Option(names = "--mlflow-port", description = "Default: 5000 if it is free, else a free one.")
    Integer mlflowPort;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keeps what is trained there. Default: all is gone at the end.")
    Path out;

    @Mixin ConfigurationOptions settings;

    @Option(names = "--parallelism", defaultValue = "2", description = "Slots of the job.")
    int parallelism;

    @Option(names = "--kafka-port", description = "Default: 9092 if it is free, else a free one.")
    Integer kafkaPort;

    @Option(names = "--web-port", description = "Of Flink's page. Default: 8081 if free, else any.")
    Integer webPort;

    /** Reads durations as the configuration does. */
    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DurationText.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no duration such as 90s, 5min or 2h");
            }
        }
    }

    /**
     * @throws IllegalArgumentException with what is allowed
     */
    void check() {
        if (rate != null && !(rate >= 0)) {
            throw new IllegalArgumentException("--rate must not be negative, was " + rate);
        }
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "--parallelism must be positive, was " + parallelism);
        }
        settings.check();
        if (!waitsOnKafka()) {
            LogOptions.check(data);
        }
        if (model != null) {
            ModelFolder.in(model);
        }
        if (trainAt != null && (trainAt < 0 || model != null)) {
            throw new IllegalArgumentException(
                    "--train-at must not be negative, nor stand beside --model, was " + trainAt);
        }
    }

    double rate() {
        return rate != null ? rate : data.isEmpty() ? SHOP_RATE : 0;
    }

    /**
     * Events after which a model is trained, 0 for never.
     *
     * @param feed null when others write to the topics
     */
    long trainAt(Feed feed) {
        if (trainAt != null) {
            return trainAt;
        }
        boolean modelChosen =
                model != null
                        || settings.overrides().stream().anyMatch(set -> set.startsWith("model."));
        if (feed == null || modelChosen) {
            return 0;
        }
        return data.isEmpty() ? SHOP_TRAINS_AT : feed.total() / 2;
    }

    boolean waitsOnKafka() {
        return data.equals(List.of("kafka"));
    }
}
