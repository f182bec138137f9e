package io.headwater.training.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.model.ModelPackage;
import io.headwater.registry.Attempts;
import io.headwater.registry.RegisteredVersion;
import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;

/**
 * A real server, a real model, and a look at what has arrived.
 *
 * @param name of the experiment and of the registered model, the test's own
 */
record RegistryBench(MlflowServer server, ModelPackage model, Path folder, String name) {
    static final Attempts SHORT = new Attempts(3, Duration.ofMillis(20), Duration.ofSeconds(60));

    MlflowModelRegistry registry(URI uri) {
        return new MlflowModelRegistry(TrackingServer.of(uri.toString(), Map.of()), SHORT);
    }

    MlflowClient client() {
        return new MlflowClient(server.uri().toString());
    }

    Optional<RegisteredVersion> register(String key, boolean promote) throws IOException {
        return registerAt(server.uri(), run(key, promote));
    }

    Optional<RegisteredVersion> registerAt(URI uri, RunFolder run) throws IOException {
        try (MlflowModelRegistry registry = registry(uri)) {
            return registry.register(run);
        }
    }

    RunFolder run(String key, boolean promote) throws IOException {
        return run(Runs.of(name, name, name + "-" + key, promote));
    }

    RunFolder run(RunRecord record) throws IOException {
        Path run = folder.resolve(record.key());
        model.write(run.resolve("artifacts/model"));
        Files.writeString(run.resolve("artifacts/report.html"), "<h1>Evaluation</h1>");
        Files.createDirectories(run.resolve("artifacts/plots"));
        Files.writeString(run.resolve("artifacts/plots/näher betrachtet.txt"), "Grün");
        return RunFolder.write(run, record);
    }

    /** The version that an alias names, empty if none. */
    String alias(String alias) {
        try (MlflowModelRegistry registry = registry(server.uri())) {
            return registry.versions()
                    .alias(name, alias)
                    .map(RegisteredVersion::version)
                    .orElse("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<ModelVersion> versions() {
        try (MlflowClient mlflow = client()) {
            return mlflow.searchModelVersions("name = '" + name + "'").getItems();
        }
    }

    /** How the runs of the experiment stand. */
    List<RunStatus> runs() {
        try (MlflowClient mlflow = client()) {
            String experiment = mlflow.getExperimentByName(name).orElseThrow().getExperimentId();
            return mlflow
                    .searchRuns(List.of(experiment), "", ViewType.ACTIVE_ONLY, 100)
                    .getItems()
                    .stream()
                    .map(run -> run.getInfo().getStatus())
                    .toList();
        }
    }

    /** What the server tells of something. */
    JsonNode get(String endpoint) throws IOException {
        try (MlflowClient mlflow = client()) {
            String answer = mlflow.sendGet(endpoint);
            return new JsonMapper().readTree(answer);
        }
    }
}
