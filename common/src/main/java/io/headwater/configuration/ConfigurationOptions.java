package io.headwater.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options by which commands are told Headwater's settings. */
public final class ConfigurationOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Headwater's settings, as conf/headwater.yaml has them; the usual without it.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description =
                    "One setting, such as kafka.bootstrap-servers=localhost:9092; repeatable.")
    private List<String> overrides = List.of();

    /**
     * Reads the file that is named, or the defaults, and what is set beside it.
     *
     * @throws IllegalArgumentException with everything that is wrong
     */
    public HeadwaterConfiguration read() throws IOException {
        check();
        return ConfigurationReader.read(file, overrides);
    }

    /**
     * @throws IllegalArgumentException when a file is named that can't be read
     */
    public void check() {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException("--config: there is no readable file " + file);
        }
    }

    /** The file that is named, null if none is. */
    public Path file() {
        return file;
    }

    /** What is set, `key=value` each. */
    public List<String> overrides() {
        return overrides;
    }

    /** A command that ends with a line, not with a stack trace, where what it was told or what it met is at fault. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, line, parsed) -> {
                            if (failure instanceof IllegalArgumentException
                                    || failure instanceof IOException) {
                                line.getErr().println(failure.getMessage());
                                return 1;
                            }
                            throw failure;
                        });
    }
}
