package io.headwater.training.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The artifacts that the tracking server keeps: for them MLflow's Java client needs Python. */
final class ArtifactStore {
    private static final String ENDPOINT = "/api/2.0/mlflow-artifacts/artifacts";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final MlflowHttp http;

    ArtifactStore(MlflowHttp http) {
        this.http = http;
    }

    /** Puts a file under a name, with slashes, into a folder of artifacts. */
    void upload(String folder, String name, Path file) throws IOException {
        http.send(
                "the upload of " + name,
                "PUT",
                ENDPOINT + path(folder) + "/" + name,
                null,
                BodyPublishers.ofFile(file),
                BodyHandlers.ofString());
    }

    /** Fetches all that lies in a folder of artifacts. */
    void download(String folder, Path into) throws IOException {
        fetch(path(folder), into);
    }

    private void fetch(String folder, Path into) throws IOException {
        Files.createDirectories(into);
        String listed =
                http.send(
                        "the list of " + folder,
                        "GET",
                        ENDPOINT,
                        "path=" + folder.substring(1),
                        BodyPublishers.noBody(),
                        BodyHandlers.ofString());
        for (JsonNode entry : MAPPER.readTree(listed).path("files")) {
            Path name = Path.of(entry.path("path").asText()).getFileName();
            if (entry.path("is_dir").asBoolean()) {
                fetch(folder + "/" + name, into.resolve(name));
            } else {
                http.send(
                        "the download of " + name,
                        "GET",
                        ENDPOINT + folder + "/" + name,
                        null,
                        BodyPublishers.noBody(),
                        BodyHandlers.ofFile(into.resolve(name)));
            }
        }
    }

    /** What the server itself keeps has addresses of a scheme of its own. */
    private static String path(String folder) throws IOException {
        URI uri = URI.create(folder);
        if (!"mlflow-artifacts".equals(uri.getScheme())) {
            throw new IOException(
                    "the MLflow server does not serve artifacts itself, it names "
                            + folder
                            + ": start it with --artifacts-destination and name another experiment");
        }
        return uri.getPath();
    }
}
