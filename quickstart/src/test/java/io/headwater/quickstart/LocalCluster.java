package io.headwater.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** The real {@code ./cluster} of this repository, in a folder and on ports of its own. */
final class LocalCluster implements AutoCloseable {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final long MINUTES = 8;

    private final Path folder;
    private final int kafkaPort;
    private final int webPort;
    private final int mlflowPort;
    private String submission;
    private String training;

    private LocalCluster(Path folder) throws IOException {
        this.folder = folder;
        this.kafkaPort = freePort();
        this.webPort = freePort();
        this.mlflowPort = freePort();
    }

    /** Starts it as a user does. */
    static LocalCluster start(String name) throws Exception {
        Path folder = Path.of("target", name).toAbsolutePath();
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        LocalCluster cluster = new LocalCluster(folder);
        try {
            String said =
                    cluster.shell(
                            "./cluster start --taskmanagers 2 --kafka-port %d --web-port %d --mlflow-port %d"
                                    .formatted(
                                            cluster.kafkaPort,
                                            cluster.webPort,
                                            cluster.mlflowPort));
            cluster.submission = find("(?m)^\\s*(FLINK_CONF_DIR=.* run -d .*)$", said);
            cluster.training =
                    find("(?m)^\\s*(FLINK_CONF_DIR=.* run .*) --events kafka:events$", said);
            return cluster;
        } catch (Exception | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    Path folder() {
        return folder;
    }

    TrackingServer mlflow() {
        return TrackingServer.of("http://127.0.0.1:" + mlflowPort, Map.of());
    }

    /**
     * Submits the job by the very line that {@code ./cluster start} prints.
     *
     * @param options further options of {@code flink run}
     * @param settings of the job
     * @return the job's id
     */
    String submit(String options, String settings) throws Exception {
        String said =
                shell(submission.replace(" run -d ", " run -d " + options + " ") + " " + settings);
        return find("JobID ([0-9a-f]{32})", said);
    }

    /** Trains on a topic by the line that {@code ./cluster start} prints; gives what it said. */
    String train(String topic, String settings) throws Exception {
        String line = training.replace(" run ", " run -p 1 ");
        return shell(line + " " + settings + " --events kafka:" + topic);
    }

    /** What Flink's REST interface tells. */
    JsonNode flinkTells(String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + webPort + path);
        try (InputStream answer = address.toURL().openStream()) {
            return new JsonMapper().readTree(answer);
        }
    }

    /** Brings back what was killed, as a user does, but for MLflow. */
    void restartTaskManagers() throws Exception {
        shell("./cluster start --no-mlflow --taskmanagers 2");
    }

    /** Runs another command of Flink's. */
    String flink(String words) throws Exception {
        return shell(submission.substring(0, submission.indexOf(" run -d ") + 1) + words);
    }

    String status() throws Exception {
        return shell("./cluster status");
    }

    /** The processes that it has started and that are alive. */
    List<ProcessHandle> processes() throws IOException {
        return processes("");
    }

    /** Those of a kind, such as kafka. */
    List<ProcessHandle> processes(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("pid"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(kind))
                    .flatMap(LocalCluster::pids)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        }
    }

    private static Stream<Long> pids(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Long::valueOf);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in: " + text);
        }
        return found.group(1);
    }

    private String shell(String line) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", line)
                        .directory(REPOSITORY.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("HEADWATER_HOME", folder.toString());
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    line + " took over " + MINUTES + " min: " + Files.readString(said));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(line + " failed: " + Files.readString(said));
        }
        return Files.readString(said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        shell("./cluster stop");
    }
}
