package io.headwater.training.registry;

import io.headwater.configuration.ConfigurationOptions;
import io.headwater.registry.RegisteredVersion;
import io.headwater.registry.TrackingServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads the run that a training has left in a folder because MLflow was not there. */
@Command(
        name = "./register",
        mixinStandardHelpOptions = true,
        description = {
            "Registers the run that a training has kept in a folder: run, artifacts, model version and"
                    + " aliases.",
            "Doing it twice is as doing it once.",
            ""
        },
        footer = {
            "",
            "Credentials and TLS: MLFLOW_TRACKING_USERNAME and _PASSWORD or _TOKEN,"
                    + " MLFLOW_TRACKING_SERVER_CERT_PATH, MLFLOW_TRACKING_INSECURE_TLS."
        })
public final class Register implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder: it has run.json and artifacts.")
    private Path folder;

    @Option(
            names = "--tracking-uri",
            description = "Address of the MLflow server; MLFLOW_TRACKING_URI without it.")
    private String trackingUri;

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return ConfigurationOptions.commandLine(new Register());
    }

    @Override
    public Integer call() throws Exception {
        TrackingServer server = TrackingServer.of(trackingUri, System.getenv());
        RunFolder run = RunFolder.read(folder);
        try (MlflowModelRegistry registry = new MlflowModelRegistry(server)) {
            Optional<RegisteredVersion> version = registry.register(run);
            spec.commandLine()
                    .getOut()
                    .println(
                            version.map(Registration::said)
                                    .orElse("The run is in MLflow; it makes no version."));
            version.ifPresent(
                    made ->
                            spec.commandLine()
                                    .getOut()
                                    .println(server.page(made.name(), made.version())));
        }
        return 0;
    }
}
