package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ./demo as it is run: a process that starts others, from events to lists by a model of its own, and nothing left after TERM. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DemoProcessITCase {
    private static final Pattern MLFLOW = Pattern.compile("MLflow (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir Path folder;

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
        demo = start("--train-at", "3000", "--set", "training.learner.trees=20");
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            readUntil(lines, said, "lists/s by recommender-model 1");
            List<ProcessHandle> started = demo.descendants().toList();

            assertThat(champion(said)).contains("\"version\": \"1\"");
            assertThat(started).as("MLflow's processes").isNotEmpty();
            // Process.destroy would close what is still to be read
            demo.toHandle().destroy();
            readUntil(lines, said, null);

            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(started).noneMatch(ProcessHandle::isAlive);
        }
        assertThat(said).anyMatch(line -> line.contains("formula 1 shadow: HR@20"));
        assertThat(said).anyMatch(line -> line.contains("prequential HR@20 over the last 10 %"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-Xmx2g",
                        "-Djava.io.tmpdir=" + folder,
                        "-Dheadwater.home=..",
                        "-Dlog4j.shutdownHookEnabled=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName()));
        command.addAll(List.of("--kafka-port", "0", "--web-port", "0", "--mlflow-port", "0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Null reads to the end. */
    private static void readUntil(BufferedReader lines, List<String> said, String wanted)
            throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
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
