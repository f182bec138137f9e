package io.headwater.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The artifacts that the tracking server keeps: for them MLflow's Java client needs Python. */
public final class ArtifactStore {
    private static final String SCHEME = "mlflow-artifacts:";
    private static final String ENDPOINT = "/api/2.0/mlflow-artifacts/artifacts";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final MlflowHttp http;

    public ArtifactStore(MlflowHttp http) {
        this.http = http;
    }

    /** Whether the server itself keeps a folder, and does not only know where it is. */
    public static boolean serves(String folder) {
        return folder.startsWith(SCHEME);
    }

    /** Puts a file under a name, with slashes, into a folder of artifacts. */
    public void upload(String folder, String name, Path file) throws IOException {
        http.send(
                "the upload of " + name,
                "PUT",
                path(folder) + "/" + name,
                Map.of(),
                BodyPublishers.ofFile(file),
                BodyHandlers.ofString());
    }

    /**
     * Reads a file of a folder of artifacts.
     *
     * @throws NoSuchFileException when the folder has none of that name
     */
    public byte[] read(String folder, String name) throws IOException {
        try {
            return file(path(folder) + "/" + name, BodyHandlers.ofByteArray());
        } catch (RefusedException e) {
            if (e.isNotFound()) {
                throw new NoSuchFileException(name);
            }
            throw e;
        }
    }

    /** Fetches all that lies in a folder of artifacts. */
    public void download(String folder, Path into) throws IOException {
        fetch(path(folder), into);
    }

    private void fetch(String path, Path into) throws IOException {
        Files.createDirectories(into);
        String listed =
                http.send(
                        "the list of " + path,
                        "GET",
                        ENDPOINT,
                        Map.of("path", path.substring(ENDPOINT.length() + 1)),
                        BodyPublishers.noBody(),
                        BodyHandlers.ofString());
        for (JsonNode entry : MAPPER.readTree(listed).path("files")) {
            Path name = Path.of(entry.path("path").asText()).getFileName();
            if (entry.path("is_dir").asBoolean()) {
                fetch(path + "/" + name, into.resolve(name));
            } else {
                file(path + "/" + name, BodyHandlers.ofFile(into.resolve(name)));
            }
        }
    }

    private <T> T file(String path, BodyHandler<T> handler) throws IOException {
        return http.send(
                "the download of " + path, "GET", path, Map.of(), BodyPublishers.noBody(), handler);
    }

    /** What the server itself keeps has addresses of a scheme of its own. */
    private static String path(String folder) throws IOException {
        if (!serves(folder)) {
            throw new IOException(
                    "the MLflow server does not serve artifacts itself, it names "
                            + folder
                            + ": start it with --artifacts-destination and name another experiment");
        }
        return ENDPOINT + URI.create(folder).getPath();
    }
}
