package io.headwater.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** An MLflow tracking server and how to be let in. */
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
     * As MLflow's environment variables say.
     *
     * @param uri overrides MLFLOW_TRACKING_URI; null or empty to use that
     */
    public static TrackingServer of(String uri, Map<String, String> environment) {
        String address =
                uri == null || uri.isBlank() ? environment.get("MLFLOW_TRACKING_URI") : uri;
        if (address == null || address.isBlank()) {
            throw new IllegalArgumentException(
                    "no MLflow server is named: give its address or set MLFLOW_TRACKING_URI");
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

    /** Where a browser shows a version of a model. */
    public String page(String model, String version) {
        return uri + "/#/models/" + model + "/versions/" + version;
    }

    /** The header that lets a request in, if one is needed. */
    public Optional<String> authorization() {
        if (username != null && password != null) {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return Optional.ofNullable(token).map(bearer -> "Bearer " + bearer);
    }

    /** A client for requests to the server. */
    public HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .sslContext(tls())
                .build();
    }

    /** Not the JVM's default context, which may be older than what the environment asks for. */
    private SSLContext tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, insecureTls ? TrustAnyone.managers() : null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "MLflow at " + uri;
    }
}
