package io.headwater.training.registry;

import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;

/** Requests to an MLflow server for which its Java client has no method. */
final class MlflowHttp {
    private final TrackingServer server;
    private final Attempts attempts;
    private final HttpClient http;

    MlflowHttp(TrackingServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
        this.http = server.client(Duration.ofSeconds(10));
    }

    /**
     * Sends a request until it is answered.
     *
     * @param what names the request in messages
     * @param path after the server's address, not encoded
     * @param query not encoded, null for none
     */
    <T> T send(
            String what,
            String method,
            String path,
            String query,
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
            String answer = response.body() instanceof String text ? text : "";
            throw RefusedException.of(server.toString(), what, status, answer);
        }
        return response.body();
    }

    private URI address(String path, String query) throws IOException {
        URI base = server.uri();
        try {
            return new URI(
                    base.getScheme(), base.getAuthority(), base.getPath() + path, query, null);
        } catch (URISyntaxException e) {
            throw new IOException("no address for " + path, e);
        }
    }
}
