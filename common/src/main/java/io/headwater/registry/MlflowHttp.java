package io.headwater.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests to an MLflow server over its REST interface. */
public final class MlflowHttp {
    private static final String API = "/api/2.0/mlflow/";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final TrackingServer server;
    private final Attempts attempts;
    private final HttpClient http;

    public MlflowHttp(TrackingServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
        this.http = server.client(Duration.ofSeconds(10));
    }

    /** What an endpoint such as model-versions/get tells. */
    JsonNode get(String endpoint, Map<String, String> query) throws IOException {
        return MAPPER.readTree(
                send(
                        endpoint,
                        "GET",
                        API + endpoint,
                        query,
                        BodyPublishers.noBody(),
                        BodyHandlers.ofString()));
    }

    /** Sends an object as JSON to an endpoint; gives the answer. */
    public JsonNode post(String endpoint, Object body) throws IOException {
        return sendJson("POST", endpoint, body);
    }

    void delete(String endpoint, Object body) throws IOException {
        sendJson("DELETE", endpoint, body);
    }

    private JsonNode sendJson(String method, String endpoint, Object body) throws IOException {
        BodyPublisher json = BodyPublishers.ofString(MAPPER.writeValueAsString(body));
        return MAPPER.readTree(
                send(endpoint, method, API + endpoint, Map.of(), json, BodyHandlers.ofString()));
    }

    /**
     * Sends a request until it is answered.
     *
     * @param what names the request in messages
     * @param path after the server's address, not encoded
     * @param query not encoded
     */
    <T> T send(
            String what,
            String method,
            String path,
            Map<String, String> query,
            BodyPublisher body,
            BodyHandler<T> handler)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path, query))
                        .method(method, body)
                        .header("Content-Type", "application/json")
                        .timeout(attempts.timeout());
        server.authorization().ifPresent(header -> request.header("Authorization", header));
        return attempts.call(
                server.toString(), () -> checked(what, http.send(request.build(), handler)));
    }

    private <T> T checked(String what, HttpResponse<T> response) throws IOException {
        int status = response.statusCode();
        if (status >= 500 || status == 429) {
            throw new IOException(what + " failed with status " + status);
        }
        if (status >= 300) {
            throw RefusedException.of(server.toString(), what, status, text(response.body()));
        }
        return response.body();
    }

    private static String text(Object body) {
        if (body instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return body instanceof String text ? text : "";
    }

    private URI address(String path, Map<String, String> query) throws IOException {
        URI base = server.uri();
        String pairs =
                new TreeMap<>(query)
                        .entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                                .collect(Collectors.joining("&"));
        try {
            URI plain =
                    new URI(
                            base.getScheme(),
                            base.getAuthority(),
                            base.getPath() + path,
                            null,
                            null);
            return pairs.isEmpty() ? plain : URI.create(plain + "?" + pairs);
        } catch (URISyntaxException e) {
            throw new IOException("no address for " + path, e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
