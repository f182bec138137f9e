package io.headwater.streaming.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The few calls of MLflow's REST interface that following a model needs. */
final class MlflowServer {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final TrackingServer server;
    private final HttpClient http;

    MlflowServer(TrackingServer server) {
        this.server = server;
        this.http = server.client(CONNECT);
    }

    /** An answer, empty when the server does not know what was asked for. */
    Optional<JsonNode> get(String endpoint, Map<String, String> query) throws IOException {
        String pairs =
                new TreeMap<>(query)
                        .entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> response = send(request(api(endpoint) + "?" + pairs).GET());
        JsonNode answer = response.statusCode() < 500 ? json(response) : null;
        if (response.statusCode() == 404 || isMissingAlias(response, answer)) {
            return Optional.empty();
        }
        check(endpoint, response);
        return Optional.of(answer);
    }

    /** A model without such an alias is an invalid parameter to MLflow. */
    private static boolean isMissingAlias(HttpResponse<byte[]> response, JsonNode answer) {
        return response.statusCode() == 400
                && answer.path("error_code").asText().equals("INVALID_PARAMETER_VALUE");
    }

    void post(String endpoint, Map<String, String> body) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(body);
        HttpRequest.Builder request =
                request(api(endpoint))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        check(endpoint, send(request));
    }

    /** A file that the server keeps. */
    byte[] artifact(String path) throws IOException {
        String address = server.uri() + "/api/2.0/mlflow-artifacts/artifacts" + path;
        HttpResponse<byte[]> response = send(request(address).GET());
        if (response.statusCode() == 404) {
            throw new NoSuchFileException(path);
        }
        check(path, response);
        return response.body();
    }

    private String api(String endpoint) {
        return server.uri() + "/api/2.0/mlflow/" + endpoint;
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER);
        server.authorization().ifPresent(header -> request.header("Authorization", header));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while asking " + server);
        }
    }

    private void check(String call, HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() >= 300) {
            String said = new String(response.body(), StandardCharsets.UTF_8);
            throw new IOException(
                    server
                            + " answered "
                            + call
                            + " with "
                            + response.statusCode()
                            + ": "
                            + cut(said));
        }
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
