package io.headwater.training.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.registry.Attempts;
import io.headwater.registry.RefusedException;
import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.util.function.Function;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** MLflow's own client, with attempts, a time limit and errors that say who refused what. */
final class MlflowApi implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final TrackingServer server;
    private final Attempts attempts;
    private final MlflowClient client;

    MlflowApi(TrackingServer server, Attempts attempts) {
        this.server = server;
        this.attempts = attempts;
        this.client = new MlflowClient(credentials(server));
    }

    private static BasicMlflowHostCreds credentials(TrackingServer server) {
        return new BasicMlflowHostCreds(
                server.uri().toString(),
                server.username(),
                server.password(),
                server.token(),
                server.insecureTls());
    }

    /** Calls a method that the client has; what names the call in messages. */
    <T> T call(String what, Function<MlflowClient, T> call) throws IOException {
        return attempts.call(
                server.toString(),
                () -> {
                    try {
                        return call.apply(client);
                    } catch (MlflowClientException e) {
                        throw failure(what, e);
                    }
                });
    }

    /** Posts to an endpoint for which the client has no method. */
    JsonNode post(String endpoint, Object body) throws IOException {
        String json = MAPPER.writeValueAsString(body);
        String answer = call(endpoint, mlflow -> mlflow.sendPost(endpoint, json));
        return MAPPER.readTree(answer);
    }

    private IOException failure(String what, MlflowClientException e) {
        if (!(e instanceof MlflowHttpException http)) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new IOException(
                    cause.getMessage() == null ? cause.toString() : cause.getMessage(), e);
        }
        int status = http.getStatusCode();
        if (status >= 500 || status == 429) {
            return new IOException(what + " failed with status " + status, e);
        }
        return RefusedException.of(server.toString(), what, status, http.getBodyMessage());
    }

    @Override
    public void close() {
        client.close();
    }
}
