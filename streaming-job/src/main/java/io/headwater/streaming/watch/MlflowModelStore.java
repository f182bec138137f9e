package io.headwater.streaming.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** MLflow's registered model: its aliases are named for the variants. */
final class MlflowModelStore implements ModelStore {
    private static final String ARTIFACTS = "mlflow-artifacts:";
    private static final String TAG = "headwater.refused";

    private final MlflowServer server;
    private final String name;

    MlflowModelStore(MlflowServer server, String name) {
        this.server = server;
        this.name = name;
    }

    @Override
    public Optional<Published> find(String variant) throws IOException {
        Optional<JsonNode> answer =
                server.get("registered-models/alias", Map.of("name", name, "alias", variant));
        return answer.map(
                json -> {
                    String version = json.path("model_version").path("version").asText();
                    return new Published(name, version, "", "");
                });
    }

    @Override
    public ModelPackage fetch(Published published) throws IOException, ModelRefusedException {
        Map<String, String> query = Map.of("name", name, "version", published.version());
        String folder =
                server.get("model-versions/get-download-uri", query)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "version " + published.version() + " is gone"))
                        .path("artifact_uri")
                        .asText();
        if (!folder.startsWith(ARTIFACTS)) {
            throw new ModelRefusedException(
                    "artifacts that the MLflow server serves itself",
                    folder,
                    "start it with --artifacts-destination and register the model again");
        }
        String path = folder.substring(ARTIFACTS.length()).replaceFirst("^//[^/]*", "");
        return ModelPackage.read(name -> server.artifact(path + "/" + name), folder);
    }

    @Override
    public void refuse(Published published, String reason) throws IOException {
        server.post(
                "model-versions/set-tag",
                Map.of("name", name, "version", published.version(), "key", TAG, "value", reason));
    }
}
