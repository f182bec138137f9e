package io.headwater.quickstart;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What `./demo` can be told. */
final class DemoOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE|kafka",
            arity = "1..*",
            description =
                    "A log to play, plain or gzip, several files one after the other; or kafka: feed"
                            + " nothing and wait for whoever writes to the topics. Without it a"
                            + " simulated shop.")
    List<String> data = List.of();

    @Option(
            names = "--format",
            defaultValue = "auto",
            description =
                    "Of the log: auto, jsonl, csv, tsv, online-retail, otto, retailrocket, movielens,"
                            + " session-tsv. Default: ${DEFAULT-VALUE}.")
    String format;

    @Option(
            names = "--columns",
            description =
                    "For jsonl, csv and tsv: which column is what, such as"
                            + " user=visitor,item=sku,timestamp=time,type=event.")
    String columns;

    @Option(names = "--titles", description = "A CSV file with the columns item and title.")
    Path titles;

    @Option(names = "--rate", description = "Records a second at most; as fast as lists come back.")
    double rate;

    @Option(names = "--events", description = "Simulated events, then end. Default: no end.")
    long events = -1;

    @Option(names = "--seed", defaultValue = "1", description = "Of the simulated shop.")
    long seed;

    @Option(names = "--config", description = "Headwater's settings. Default: conf/headwater.yaml.")
    Path config;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "One setting, such as recommend.limit=10.")
    List<String> overrides = List.of();

    @Option(names = "--parallelism", defaultValue = "2", description = "Slots of the job.")
    int parallelism;

    @Option(names = "--kafka-port", description = "Default: 9092 if it is free, else a free one.")
    Integer kafkaPort;

    @Option(names = "--web-port", description = "Of Flink's page. Default: 8081 if free, else any.")
    Integer webPort;

    boolean waitsOnKafka() {
        return data.equals(List.of("kafka"));
    }
}
