package io.headwater.training.outcome;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.registry.TrackingServer;
import io.headwater.training.registry.MlflowModelRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options with which a command finds broker and MLflow. */
final class Connections {
    @Option(names = "--config", description = "Headwater's settings; the defaults without it.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "One setting, such as kafka.bootstrap-servers=localhost:9092.")
    private List<String> overrides = List.of();

    @Option(
            names = "--tracking-uri",
            description = "Address of the MLflow server; MLFLOW_TRACKING_URI without it.")
    private String trackingUri;

    KafkaConfiguration kafka() throws IOException {
        return ConfigurationReader.read(config, overrides).kafka();
    }

    TrackingServer server() {
        return TrackingServer.of(trackingUri, System.getenv());
    }

    MlflowModelRegistry registry() {
        return new MlflowModelRegistry(server());
    }

    /** A command that ends with the reason, not with a stack trace. */
    static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (e, line, parsed) -> {
                            line.getErr().println(e.getMessage() == null ? e : e.getMessage());
                            return 1;
                        });
    }
}
