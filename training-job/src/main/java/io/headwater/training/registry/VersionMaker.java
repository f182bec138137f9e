package io.headwater.training.registry;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.registry.RefusedException;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mlflow.tracking.MlflowClient;

/** Makes one version of a registered model out of a run, however often it is asked to. */
final class VersionMaker {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final MlflowApi api;

    VersionMaker(MlflowApi api) {
        this.api = api;
    }

    /** The version that a run with this key has made. */
    Optional<RegisteredVersion> find(String name, String key) throws IOException {
        return api.call("model-versions/search", mlflow -> find(mlflow, name, key));
    }

    private static Optional<RegisteredVersion> find(MlflowClient mlflow, String name, String key) {
        String filter = "name = '" + name + "' and tags.`" + MlflowRun.KEY + "` = '" + key + "'";
        return mlflow.searchModelVersions(filter).getItems().stream()
                .findFirst()
                .map(
                        version ->
                                new RegisteredVersion(
                                        version.getName(),
                                        version.getVersion(),
                                        version.getRunId()));
    }

    /** Makes a version of what the run has uploaded; one, even if the answer is lost and it is asked again. */
    RegisteredVersion create(RegisteredModel model, MlflowRun run, RunRecord record)
            throws IOException {
        createModel(model);
        Map<String, String> tags = new TreeMap<>(model.versionTags());
        tags.put(MlflowRun.KEY, record.key());
        Map<String, Object> version = new TreeMap<>();
        version.put("name", model.name());
        version.put("source", run.artifacts() + "/model");
        version.put("run_id", run.id());
        version.put("description", record.note());
        version.put(
                "tags",
                tags.entrySet().stream()
                        .map(tag -> Map.of("key", tag.getKey(), "value", tag.getValue()))
                        .toList());
        String json = MAPPER.writeValueAsString(version);
        Optional<RegisteredVersion> made =
                api.call(
                        "model-versions/create",
                        mlflow -> {
                            if (find(mlflow, model.name(), record.key()).isEmpty()) {
                                mlflow.sendPost("model-versions/create", json);
                            }
                            return find(mlflow, model.name(), record.key());
                        });
        return made.orElseThrow(() -> new IOException("MLflow made no version of " + record.key()));
    }

    private void createModel(RegisteredModel model) throws IOException {
        try {
            api.post(
                    "registered-models/create",
                    Map.of("name", model.name(), "description", model.description()));
        } catch (RefusedException e) {
            if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) {
                throw e;
            }
        }
    }
}
