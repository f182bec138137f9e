package io.headwater.training.registry;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real MLflow server, the one that `./cluster` starts, in a folder and on a port of its own. */
public final class MlflowServer implements AutoCloseable {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String SCRIPT = REPOSITORY.resolve("scripts/mlflow.sh").toString();
    private static final long MINUTES_TO_FETCH = 10;
    private static final long SECONDS_TO_START = 120;

    private final Path folder;
    private final int port;
    private Process process;

    private MlflowServer(Path folder, int port) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
    }

    public static MlflowServer start(Path folder) throws Exception {
        run(MINUTES_TO_FETCH, Map.of(), "bash", SCRIPT, "install");
        MlflowServer server = new MlflowServer(Files.createDirectories(folder), freePort());
        server.start();
        return server;
    }

    /** Starts it on what an earlier one has left. */
    void start() throws Exception {
        Path log = folder.resolve("server.log");
        process =
                new ProcessBuilder("bash", SCRIPT, "serve", folder.toString(), String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!isUp()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("MLflow did not start: " + Files.readString(log));
            }
        }
    }

    private boolean isUp() throws Exception {
        HttpRequest health =
                HttpRequest.newBuilder(uri().resolve("/health"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return HttpClient.newHttpClient()
                            .send(health, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // not yet: the process tells when it ends
            return process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends it at once, as if the machine had gone. */
    void kill() {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }

    /** Runs a Python program with MLflow and LightGBM at hand; gives what it said. */
    String python(String program) throws Exception {
        Path python =
                Path.of(run(MINUTES_TO_FETCH, Map.of(), "bash", SCRIPT, "home").strip())
                        .resolve("bin/python");
        return run(
                2,
                Map.of("MLFLOW_TRACKING_URI", uri().toString()),
                python.toString(),
                "-c",
                program);
    }

    private static String run(long minutes, Map<String, String> environment, String... command)
            throws Exception {
        Path said = Files.createTempFile("said", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(minutes, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + ": " + Files.readString(said));
            }
            return Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
