package io.headwater.training.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.ModelRegistry.ModelVersionTag;
import org.mlflow.tracking.MlflowClient;

/** Registered models, their versions and the aliases, which MLflow's Java client does not know. */
final class ModelVersions {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final MlflowApi api;
    private final MlflowHttp http;

    ModelVersions(MlflowApi api, MlflowHttp http) {
        this.api = api;
        this.http = http;
    }

    /** The version that a run with this key has made. */
    Optional<RegisteredVersion> find(String name, String key) throws IOException {
        return api.call("model-versions/search", mlflow -> find(mlflow, name, key));
    }

    private static Optional<RegisteredVersion> find(MlflowClient mlflow, String name, String key) {
        String filter = "name = '" + name + "' and tags.`" + MlflowRun.KEY + "` = '" + key + "'";
        return mlflow.searchModelVersions(filter).getItems().stream()
                .findFirst()
                .map(ModelVersions::of);
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

    void delete(RegisteredVersion version) throws IOException {
        http.send(
                "model-versions/delete",
                "DELETE",
                "/api/2.0/mlflow/model-versions/delete",
                null,
                BodyPublishers.ofString(MAPPER.writeValueAsString(fields(version))),
                BodyHandlers.ofString());
    }

    Optional<RegisteredVersion> alias(String name, String alias) throws IOException {
        try {
            JsonNode answer =
                    api.get(
                            "registered-models/alias",
                            "name=" + encoded(name) + "&alias=" + encoded(alias));
            return Optional.of(of(answer.path("model_version")));
        } catch (RefusedException e) {
            // no such model; or a model without such an alias, which MLflow calls an invalid
            // parameter
            if (e.isNotFound() || e.code().equals("INVALID_PARAMETER_VALUE")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void setAlias(String alias, RegisteredVersion version) throws IOException {
        Map<String, String> fields = new TreeMap<>(fields(version));
        fields.put("alias", alias);
        api.post("registered-models/alias", fields);
    }

    void setTag(RegisteredVersion version, String key, String value) throws IOException {
        Map<String, String> fields = new TreeMap<>(fields(version));
        fields.put("key", key);
        fields.put("value", value);
        api.post("model-versions/set-tag", fields);
    }

    Optional<String> tag(RegisteredVersion version, String key) throws IOException {
        return found(version.name(), version.version()).getTagsList().stream()
                .filter(tag -> tag.getKey().equals(key))
                .findFirst()
                .map(ModelVersionTag::getValue);
    }

    RegisteredVersion get(String name, String version) throws IOException {
        return of(found(name, version));
    }

    private ModelVersion found(String name, String version) throws IOException {
        return api.call("model-versions/get", mlflow -> mlflow.getModelVersion(name, version));
    }

    /** The address of the version's folder of artifacts. */
    String artifacts(RegisteredVersion version) throws IOException {
        return api.call(
                "model-versions/get-download-uri",
                mlflow -> mlflow.getModelVersionDownloadUri(version.name(), version.version()));
    }

    private static Map<String, String> fields(RegisteredVersion version) {
        return Map.of("name", version.name(), "version", version.version());
    }

    private static RegisteredVersion of(ModelVersion version) {
        return new RegisteredVersion(version.getName(), version.getVersion(), version.getRunId());
    }

    private static RegisteredVersion of(JsonNode version) {
        return new RegisteredVersion(
                version.path("name").asText(),
                version.path("version").asText(),
                version.path("run_id").asText());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
