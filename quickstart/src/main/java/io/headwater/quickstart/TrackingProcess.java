package io.headwater.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real MLflow server beside the demo, fetched first where it has never been. */
final class TrackingProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final String uri;
    private boolean up;

    private TrackingProcess(ChildProcess process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts the server; it answers some seconds later, or minutes if it has to be fetched.
     *
     * @param folder what is logged lies there; the caller deletes it
     */
    static TrackingProcess start(int port, Path folder) throws IOException {
        String script = Settings.home().resolve("scripts").resolve("mlflow.sh").toString();
        return new TrackingProcess(
                // lists are made meanwhile
                ChildProcess.start(
                        List.of(
                                "nice",
                                "-n",
                                "5",
                                script,
                                "serve",
                                folder.toString(),
                                String.valueOf(port))),
                "http://127.0.0.1:" + port);
    }

    String uri() {
        return uri;
    }

    /** Whether it has answered. */
    boolean isUp() {
        up = up || answers();
        return up;
    }

    private boolean answers() {
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(uri + "/health")).timeout(PATIENCE).build();
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it could not be fetched or started, or has died. */
    boolean hasEnded() {
        return !process.isAlive();
    }

    /** What it, or its fetching, said last. */
    String lastLine() {
        return process.lastLine();
    }

    @Override
    public void close() {
        process.close();
    }
}
