package io.headwater.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mlflow.api.proto.Service.RunStatus.FAILED;
import static org.mlflow.api.proto.Service.RunStatus.FINISHED;

import io.headwater.registry.Attempts;
import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real MLflow server that fails, refuses, dies or is not there: nothing is left half registered. */
@ExtendWith(RealMlflow.class)
@Timeout(900)
class RegistrationFailureITCase {

    @Test
    void aServerThatFailsForAMomentIsAskedAgain(RegistryBench bench) throws Exception {
        AtomicInteger uploads = new AtomicInteger(2);
        AtomicInteger versions = new AtomicInteger(2);
        try (Gate gate =
                Gate.before(
                        bench.server(),
                        call ->
                                fails(call, "MLmodel", uploads)
                                        + fails(call, "create", versions))) {
            bench.registerAt(gate.uri(), bench.run("k", true));
        }
        assertThat(bench.alias("champion")).isEqualTo("1");
        assertThat(bench.runs()).containsExactly(FINISHED);
    }

    private static int fails(String call, String end, AtomicInteger times) {
        return call.endsWith("/" + end) && times.getAndDecrement() > 0 ? 503 : Gate.PASS;
    }

    @Test
    void aRunWhoseArtifactsAreRefusedIsFailedAndMakesNoVersion(RegistryBench bench)
            throws Exception {
        bench.register("good", true);
        RunFolder bad = bench.run("bad", true);
        try (Gate gate =
                Gate.before(
                        bench.server(), call -> call.endsWith("/report.html") ? 403 : Gate.PASS)) {
            assertThatThrownBy(() -> bench.registerAt(gate.uri(), bad))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(
                            gate.uri().toString(), "refused the upload of report.html", "403");
        }
        isAsBefore(bench);
    }

    @Test
    void aVersionWhoseRunCannotBeFinishedIsWithdrawn(RegistryBench bench) throws Exception {
        bench.register("good", true);
        RunFolder bad = bench.run("bad", true);
        try (Gate gate =
                Gate.before(
                        bench.server(),
                        call ->
                                call.endsWith("/runs/update") && bench.alias("champion").equals("2")
                                        ? 403
                                        : Gate.PASS)) {
            assertThatThrownBy(() -> bench.registerAt(gate.uri(), bad))
                    .hasMessageContaining("refused runs/update");
        }
        isAsBefore(bench);
    }

    private static void isAsBefore(RegistryBench bench) {
        assertThat(bench.runs()).containsExactlyInAnyOrder(FINISHED, FAILED);
        assertThat(bench.versions()).hasSize(1);
        assertThat(bench.alias("champion")).isEqualTo("1");
        assertThat(bench.alias("challenger")).isEqualTo("1");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp(RegistryBench bench) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        RunFolder run = bench.run("k", true);
        Attempts hasty = new Attempts(2, Duration.ofMillis(1), Duration.ofSeconds(1));
        try (Gate gate = Gate.before(bench.server(), call -> silent(end));
                MlflowModelRegistry registry =
                        new MlflowModelRegistry(
                                TrackingServer.of(gate.uri().toString(), Map.of()), hasty)) {
            assertThatThrownBy(() -> registry.register(run))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("no answer within 1 s", "2 attempts");
            end.countDown();
        }
    }

    private static int silent(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 500;
    }

    @Test
    void aServerThatIsNotThereIsNamed(RegistryBench bench) throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:" + MlflowServer.freePort());
        RunFolder run = bench.run("k", true);
        assertThatThrownBy(() -> bench.registerAt(nowhere, run))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("MLflow at " + nowhere, "refused", "3 attempts");
    }

    @Test
    void aServerThatDiesMidRunLeavesAFailedRunAndALaterAttemptRegisters(RegistryBench bench)
            throws Exception {
        RunFolder run = bench.run("k", true);
        try (Gate gate =
                Gate.before(
                        bench.server(),
                        call -> {
                            if (call.endsWith("/report.html")) {
                                bench.server().kill();
                            }
                            return Gate.PASS;
                        })) {
            assertThatThrownBy(() -> bench.registerAt(gate.uri(), run))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("3 attempts");
        }
        bench.server().start();
        assertThat(bench.runs()).containsExactly(FAILED);
        assertThat(bench.versions()).isEmpty();

        bench.registerAt(bench.server().uri(), run);
        assertThat(bench.runs()).containsExactlyInAnyOrder(FAILED, FINISHED);
        assertThat(bench.alias("champion")).isEqualTo("1");
    }
}
