package io.headwater.quickstart;

import io.headwater.log.LogFile;
import io.headwater.quickstart.feed.LogFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How a log is to be read. */
final class LogOptions {
    @Option(
            names = "--format",
            description =
                    "Of the log: auto, jsonl, csv, tsv, online-retail, otto, retailrocket,"
                            + " movielens, session-tsv. Default: auto.")
    String format = "auto";

    @Option(
            names = "--columns",
            description =
                    "For jsonl, csv and tsv: which column is what, such as"
                            + " user=visitor,item=sku,timestamp=time,type=event.")
    String columns;

    /** Reads the files as one log. */
    LogFeed read(List<String> files) throws IOException {
        System.out.println("Reading " + String.join(", ", files));
        List<LogFile> log = files.stream().map(name -> LogFile.of(Path.of(name))).toList();
        return LogFeed.open(log, format, columns);
    }

    /**
     * @throws IllegalArgumentException naming the first file that can't be read
     */
    static void check(List<String> files) {
        for (String name : files) {
            if (!Files.isReadable(Path.of(name)) || Files.isDirectory(Path.of(name))) {
                throw new IllegalArgumentException(
                        "--data: there is no readable file " + Path.of(name));
            }
        }
    }
}
