package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script that fetches MLflow, for the demo, the cluster and tests alike. */
@Timeout(120)
class MlflowScriptITCase {
    @TempDir Path home;

    @Test
    void whoComesSecondWaitsAndTakesOverWhenTheFirstIsKilled() throws Exception {
        Files.createSymbolicLink(
                home.resolve("scripts"), Path.of("../scripts").toAbsolutePath().normalize());
        try (ServerSocket silent = new ServerSocket(0)) {
            Process first = install(silent);
            Process second = null;
            try (BufferedReader says = first.inputReader(StandardCharsets.UTF_8)) {
                assertThat(says.readLine()).startsWith("Fetching MLflow");
                second = install(silent);
                try (BufferedReader alsoSays = second.inputReader(StandardCharsets.UTF_8)) {
                    assertThat(alsoSays.readLine()).startsWith("Waiting for another command");
                    kill(first);
                    assertThat(alsoSays.readLine()).startsWith("Fetching MLflow");
                }
            } finally {
                kill(first);
                if (second != null) {
                    kill(second);
                }
            }
        }
    }

    private Process install(ServerSocket packageIndex) throws IOException {
        ProcessBuilder script =
                new ProcessBuilder(home.resolve("scripts/mlflow.sh").toString(), "install")
                        .redirectErrorStream(true);
        script.environment()
                .put("PIP_INDEX_URL", "http://127.0.0.1:" + packageIndex.getLocalPort());
        script.environment().put("no_proxy", "127.0.0.1");
        return script.start();
    }

    /** With those that it has started: the lock is theirs too. */
    private static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
}
