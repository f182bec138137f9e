package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ./demo as it is run: a process that starts others, from events to lists by a model of its own, and nothing left after TERM. */
@Timeout(
        value = 10,
        unit = TimeUnit.MINUTES,
        // what waits for a line of the demo can not be interrupted
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoProcessITCase {
    private static final Pattern MLFLOW = Pattern.compile("MLflow (http://127\\.0\\.0\\.1:\\d+)");
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path folder;

    private final List<String> said = new ArrayList<>();
    private Process demo;

    @AfterEach
    void end() {
        if (demo != null) {
            demo.descendants().forEach(ProcessHandle::destroyForcibly);
            demo.destroyForcibly();
        }
    }

    @Test
    void aModelIsTrainedRegisteredAndRanksAndTermLeavesNothing() throws Exception {
        assertThat(
                        new ProcessBuilder("../scripts/mlflow.sh", "install")
                                .inheritIO()
                                .start()
                                .waitFor())
                .isZero();
        demo = start(REPOSITORY, Map.of());
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            readUntil(lines, "lists/s by recommender-model 1");

            assertThat(champion(said)).contains("\"version\": \"1\"");
            assertThat(demo.descendants()).as("MLflow's processes").isNotEmpty();
            readUntil(lines, "training 2: ");
            nothingIsLeftAfterTerm(lines);
        }
        assertThat(said.get(said.size() - 1)).contains("training 2 was stopped before");
        assertThat(said).anyMatch(line -> line.contains("formula 1 shadow: HR@20"));
        assertThat(said).anyMatch(line -> line.contains("prequential HR@20 over the last 10 %"));
        assertThat(said).as("what belongs in the log").noneMatch(line -> line.contains(" WARN "));
    }

    @Test
    void listsComeWhileMlflowIsFetchedAndModelsGoByAFolderWhenItCanNotBe() throws Exception {
        try (ServerSocket index = new ServerSocket(0)) {
            demo = start(homeWithoutMlflow(), onlyFrom(index));
            try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
                readUntil(lines, "lists/s by formula 1");
                assertThat(said.get(said.size() - 1)).contains("MLflow: Fetching MLflow");
                index.close();
                readUntil(lines, "Without MLflow, models go by the folder");
                readUntil(lines, "lists/s by recommender-model");
                nothingIsLeftAfterTerm(lines);
            }
        }
        assertThat(said)
                .anyMatch(
                        line ->
                                line.matches(
                                        "Without.*not be fetched.*No matching dist.*mlflow.*"));
        assertThat(said).noneMatch(line -> line.contains("brought no list in time"));
    }

    @Test
    void termEndsTheFetchingOfMlflow() throws Exception {
        try (ServerSocket index = new ServerSocket(0)) {
            demo = start(homeWithoutMlflow(), onlyFrom(index));
            try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
                do {
                    readUntil(lines, "MLflow: Fetching MLflow");
                } while (demo.descendants().noneMatch(process -> runs(process, "pip install")));
                nothingIsLeftAfterTerm(lines);
            }
        }
    }

    private void nothingIsLeftAfterTerm(BufferedReader lines) throws Exception {
        List<ProcessHandle> started = demo.descendants().toList();
        // Process.destroy would close what is still to be read
        demo.toHandle().destroy();
        readUntil(lines, null);
        assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(started).noneMatch(process -> runs(process, ""));
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    /** Not so a process that has ended and that nobody has asked for its end: it has no command line. */
    private static boolean runs(ProcessHandle process, String words) {
        return process.isAlive()
                && process.info().commandLine().filter(line -> line.contains(words)).isPresent();
    }

    private Path homeWithoutMlflow() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        for (String part : List.of("conf", "scripts")) {
            Files.createSymbolicLink(home.resolve(part), REPOSITORY.resolve(part));
        }
        return home;
    }

    /** A package index that does not answer, and can not be reached once it is closed. */
    private static Map<String, String> onlyFrom(ServerSocket index) {
        return Map.of(
                "PIP_INDEX_URL",
                "http://127.0.0.1:" + index.getLocalPort(),
                "PIP_RETRIES",
                "0",
                "PIP_DEFAULT_TIMEOUT",
                "200",
                "no_proxy",
                "127.0.0.1");
    }

    /** With the class path of ./demo. */
    private Process start(Path home, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-Xmx2g",
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                        "-Dheadwater.home=" + home,
                        "-Dlog4j.shutdownHookEnabled=false",
                        "-cp",
                        "target/classes:" + Files.readString(Path.of("target/libraries")).strip(),
                        Demo.class.getName()));
        command.addAll(List.of("--kafka-port", "0", "--web-port", "0", "--mlflow-port", "0"));
        command.addAll(
                List.of(
                        "--rate",
                        "100",
                        "--train-at",
                        "3000",
                        "--set",
                        "training.learner.trees=20"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Null reads to the end. */
    private void readUntil(BufferedReader lines, String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            assertThat(line).doesNotContainPattern("training \\d+ failed");
            if (wanted != null && line.contains(wanted)) {
                return;
            }
        }
        assertThat(wanted).as("not said: %s", said).isNull();
    }

    private static String champion(List<String> said) throws Exception {
        Matcher uri = MLFLOW.matcher(String.join("\n", said));
        assertThat(uri.find()).isTrue();
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        uri.group(1)
                                                + "/api/2.0/mlflow/registered-models/alias"
                                                + "?name=recommender-model&alias=champion"))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
