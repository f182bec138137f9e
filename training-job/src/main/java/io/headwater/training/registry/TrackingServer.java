package io.headwater.training.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** An MLflow tracking server and how to be let in. MLflow's Java client reads nothing but the address from the environment itself. */
public record TrackingServer(
        URI uri, String username, String password, String token, boolean insecureTls) {

    public TrackingServer {
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "the tracking URI must be that of an MLflow server, such as"
                            + " http://localhost:5000, was "
                            + uri);
        }
    }

    /**
     * As MLflow's environment variables say; certificates that they name are trusted by the JVM from then on.
     *
     * @param uri overrides MLFLOW_TRACKING_URI, null to use that
     */
    public static TrackingServer of(String uri, Map<String, String> environment) {
        String address = uri == null ? environment.get("MLFLOW_TRACKING_URI") : uri;
        if (address == null || address.isBlank()) {
            throw new IllegalArgumentException(
                    "no MLflow server is named: give --tracking-uri or set MLFLOW_TRACKING_URI");
        }
        String certificates = environment.get("MLFLOW_TRACKING_SERVER_CERT_PATH");
        if (certificates != null && !certificates.isBlank()) {
            ServerCertificate.trust(Path.of(certificates));
        }
        String insecure = environment.getOrDefault("MLFLOW_TRACKING_INSECURE_TLS", "false");
        return new TrackingServer(
                URI.create(address.strip().replaceAll("/+$", "")),
                environment.get("MLFLOW_TRACKING_USERNAME"),
                environment.get("MLFLOW_TRACKING_PASSWORD"),
                environment.get("MLFLOW_TRACKING_TOKEN"),
                insecure.equals("1") || insecure.equalsIgnoreCase("true"));
    }

    /** Where a person looks at a version. */
    public String page(RegisteredVersion version) {
        return uri + "/#/models/" + version.name() + "/versions/" + version.version();
    }

    BasicMlflowHostCreds credentials() {
        return new BasicMlflowHostCreds(uri.toString(), username, password, token, insecureTls);
    }

    /** The header that lets a request in, if one is needed. */
    Optional<String> authorization() {
        if (username != null && password != null) {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return Optional.ofNullable(token).map(bearer -> "Bearer " + bearer);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "MLflow at " + uri;
    }
}
