package io.headwater.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real MLflow server beside the demo. */
final class TrackingProcess implements AutoCloseable {
    private static final Path SCRIPT = Path.of("scripts", "mlflow.sh");

    private final ChildProcess process;
    private final String uri;

    private TrackingProcess(ChildProcess process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Whether ./demo or ./cluster has fetched MLflow. */
    static boolean isFetched() throws IOException {
        Path script = Settings.home().resolve(SCRIPT);
        return Files.isExecutable(script)
                && Files.exists(Path.of(home(script)).resolve("complete"));
    }

    private static String home(Path script) throws IOException {
        Process asked = new ProcessBuilder(script.toString(), "home").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /**
     * Starts the server; it answers some seconds later.
     *
     * @param folder what is logged lies there; the caller deletes it
     */
    static TrackingProcess start(int port, Path folder) throws IOException {
        String script = Settings.home().resolve(SCRIPT).toString();
        return new TrackingProcess(
                ChildProcess.start(
                        List.of(script, "serve", folder.toString(), String.valueOf(port))),
                "http://127.0.0.1:" + port);
    }

    String uri() {
        return uri;
    }

    @Override
    public void close() {
        process.close();
    }
}
