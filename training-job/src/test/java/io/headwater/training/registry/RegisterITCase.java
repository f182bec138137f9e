package io.headwater.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** A run that MLflow was not there for is kept, and registered later by the command that the warning names. */
@ExtendWith(RealMlflow.class)
@Timeout(900)
class RegisterITCase {
    private final StringWriter said = new StringWriter();

    @Test
    void aRunKeptWithoutMlflowIsRegisteredByTheCommandThatTheWarningNames(RegistryBench bench)
            throws Exception {
        RunFolder run = bench.run("k", true);
        URI nowhere = URI.create("http://127.0.0.1:" + MlflowServer.freePort());
        Registration kept;
        try (MlflowModelRegistry registry = bench.registry(nowhere)) {
            kept = Registration.registerOrKeep(registry, run);
        }
        assertThat(kept.version()).isEmpty();
        assertThat(kept.message())
                .contains("NOT registered", nowhere.toString())
                .endsWith("./register " + run.path());

        String folder = kept.message().substring(kept.message().lastIndexOf(' ') + 1);
        assertThat(execute(folder, "--tracking-uri", bench.server().uri().toString())).isZero();
        assertThat(said.toString())
                .contains("version 1", "/#/models/" + bench.name() + "/versions/1");
        assertThat(bench.alias("champion")).isEqualTo("1");
    }

    @Test
    void whatIsMissingIsNamed(RegistryBench bench) {
        assertThat(execute(bench.folder().resolve("none").toString(), "--tracking-uri", "http://x"))
                .isEqualTo(1);
        assertThat(execute("dir", "--tracking-uri", "ftp://x")).isEqualTo(1);
        assertThat(said.toString())
                .contains("must have run.json and artifacts", "such as http://localhost:5000");
    }

    private int execute(String... arguments) {
        CommandLine command = Register.commandLine();
        PrintWriter writer = new PrintWriter(said, true);
        return command.setOut(writer).setErr(writer).execute(arguments);
    }
}
