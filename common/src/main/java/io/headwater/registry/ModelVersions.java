package io.headwater.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Versions of registered models and the aliases that name them. */
public final class ModelVersions {
    private final MlflowHttp http;

    public ModelVersions(MlflowHttp http) {
        this.http = http;
    }

    /** The version that an alias names, empty for none. */
    public Optional<RegisteredVersion> alias(String name, String alias) throws IOException {
        try {
            JsonNode answer =
                    http.get("registered-models/alias", Map.of("name", name, "alias", alias));
            return Optional.of(of(answer));
        } catch (RefusedException e) {
            // no such model; or a model without such an alias, which MLflow calls an invalid
            // parameter
            if (e.isNotFound() || e.code().equals("INVALID_PARAMETER_VALUE")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public void setAlias(String alias, RegisteredVersion version) throws IOException {
        http.post("registered-models/alias", with(fields(version), "alias", alias));
    }

    public RegisteredVersion get(String name, String version) throws IOException {
        return of(http.get("model-versions/get", Map.of("name", name, "version", version)));
    }

    /** The address of the version's folder of artifacts. */
    public String artifacts(String name, String version) throws IOException {
        return http.get("model-versions/get-download-uri", Map.of("name", name, "version", version))
                .path("artifact_uri")
                .asText();
    }

    public Optional<String> tag(RegisteredVersion version, String key) throws IOException {
        JsonNode tags = http.get("model-versions/get", fields(version)).at("/model_version/tags");
        for (JsonNode tag : tags) {
            if (tag.path("key").asText().equals(key)) {
                return Optional.of(tag.path("value").asText());
            }
        }
        return Optional.empty();
    }

    public void setTag(String name, String version, String key, String value) throws IOException {
        http.post(
                "model-versions/set-tag",
                Map.of("name", name, "version", version, "key", key, "value", value));
    }

    public void delete(RegisteredVersion version) throws IOException {
        http.delete("model-versions/delete", fields(version));
    }

    private static Map<String, String> fields(RegisteredVersion version) {
        return Map.of("name", version.name(), "version", version.version());
    }

    private static Map<String, String> with(Map<String, String> fields, String key, String value) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put(key, value);
        return more;
    }

    private static RegisteredVersion of(JsonNode answer) {
        JsonNode version = answer.path("model_version");
        return new RegisteredVersion(
                version.path("name").asText(),
                version.path("version").asText(),
                version.path("run_id").asText());
    }
}
