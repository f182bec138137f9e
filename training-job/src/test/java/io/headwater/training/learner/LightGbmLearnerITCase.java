package io.headwater.training.learner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.headwater.configuration.LearningConfiguration;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real library in real child processes. */
@Timeout(60)
class LightGbmLearnerITCase {
    private static final int MANY = 100_000;

    @TempDir Path folder;

    private Path work;
    private GroupFile train;
    private GroupFile validation;

    @BeforeEach
    void writeGroups() throws IOException {
        work = folder.resolve("work");
        train = LearnableGroups.write(folder.resolve("train"), 500, 1);
        validation = LearnableGroups.write(folder.resolve("validation"), 100, 2);
    }

    @Test
    void learnsAnObviousRanking() throws Exception {
        List<LearnedModel.Score> seen = new ArrayList<>();
        LearnedModel model =
                learner(configuration(Objective.LAMBDARANK, 60, 10))
                        .learn(train, validation, seen::add);

        assertThat(model.metric()).isEqualTo("ndcg@20");
        assertThat(model.curve()).isEqualTo(seen);
        LearnedModel.Score best = model.curve().get(model.iterations() - 1);
        assertThat(best.iteration()).isEqualTo(model.iterations());
        assertThat(best.validation()).isBetween(0.95, 1.0);
        assertThat(best.train()).isBetween(best.validation() - 0.02, 1.0);
        assertThat(model.importances())
                .extracting(LearnedModel.Importance::feature)
                .containsExactlyElementsOf(LearnableGroups.FEATURES);
        assertThat(
                        model.importances().stream()
                                .max(Comparator.comparingDouble(LearnedModel.Importance::gain))
                                .map(LearnedModel.Importance::feature))
                .contains("strong");
        assertThat(model.importances().get(1).splits()).isPositive();
        assertThat(model.importances().get(4).splits()).isZero();
        assertThat(model.text())
                .startsWith("tree\n")
                .contains("feature_names=noise_a strong weak noise_b absent")
                .contains("Tree=" + (model.iterations() - 1) + "\n")
                .doesNotContain("Tree=" + model.iterations() + "\n");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void stopsWhenValidationNoLongerImproves() throws Exception {
        LearnedModel model =
                learner(configuration(Objective.LAMBDARANK, MANY, 5))
                        .learn(train, validation, score -> {});
        double best =
                model.curve().stream()
                        .mapToDouble(LearnedModel.Score::validation)
                        .max()
                        .getAsDouble();
        assertThat(model.curve()).hasSize(model.iterations() + 5);
        assertThat(model.curve().get(model.iterations() - 1).validation()).isEqualTo(best);
    }

    @Test
    void keepsAllTreesWithoutEarlyStopping() throws Exception {
        LearnedModel model =
                learner(configuration(Objective.LAMBDARANK, 80, 0))
                        .learn(train, validation, score -> {});
        assertThat(model.iterations()).isEqualTo(80);
        assertThat(model.curve()).hasSize(80);
    }

    @Test
    void learnsProbabilitiesAndGainsAsWell() throws Exception {
        for (Objective objective : List.of(Objective.BINARY, Objective.REGRESSION)) {
            LearnedModel model =
                    learner(configuration(objective, 40, 5)).learn(train, validation, score -> {});
            double first = model.curve().get(0).validation();
            double best = model.curve().get(model.iterations() - 1).validation();
            assertThat(best).as(objective.label()).isBetween(0.0, first / 2);
            assertThat(model.metric()).isEqualTo(objective.metricLabel());
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws Exception {
        LearnerConfiguration one = configuration(Objective.LAMBDARANK, 30, 10);
        String first = learner(one).learn(train, validation, score -> {}).text();
        assertThat(learner(one).learn(train, validation, score -> {}).text()).isEqualTo(first);
        LearnerConfiguration three =
                configuration(Objective.LAMBDARANK, 30, 10, 20, 7, 3, Map.of());
        assertThat(learner(three).learn(train, validation, score -> {}).text()).isEqualTo(first);
        LearnerConfiguration other =
                configuration(Objective.LAMBDARANK, 30, 10, 20, 8, 1, Map.of());
        assertThat(learner(other).learn(train, validation, score -> {}).text()).isNotEqualTo(first);
    }

    @Test
    void twoChildrenAtOnceOnOneHostBothLive() throws Exception {
        LearnerConfiguration configuration = configuration(Objective.LAMBDARANK, 100, 0);
        CompletableFuture<LearnedModel> first =
                CompletableFuture.supplyAsync(() -> unchecked(configuration));
        CompletableFuture<LearnedModel> second =
                CompletableFuture.supplyAsync(() -> unchecked(configuration));
        assertThat(first.get().text()).isEqualTo(second.get().text());
    }

    @Test
    void aKilledChildIsAFailedAttemptThatSaysHowFarItCame() {
        assertThatThrownBy(
                        () ->
                                learner(configuration(Objective.LAMBDARANK, MANY, 0))
                                        .learn(train, validation, score -> killAfter(3, score)))
                .isInstanceOf(LearnerFailedException.class)
                .hasMessageContaining("killed by signal 9")
                .hasMessageMatching("(?s).* after \\d+ trees.*");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void whatTheChildSaidLastIsInTheMessage() {
        // LightGBM warns of a parameter that it does not know before the first tree
        LearnerConfiguration configuration =
                configuration(Objective.LAMBDARANK, MANY, 0, 20, 7, 1, Map.of("no_such", "1"));
        assertThatThrownBy(
                        () ->
                                learner(configuration)
                                        .learn(train, validation, score -> killAfter(1, score)))
                .isInstanceOf(LearnerFailedException.class)
                .hasMessageContaining("no_such");
    }

    @Test
    void anInterruptEndsTheChildAndLeavesNothing() throws Exception {
        AtomicReference<ProcessHandle> child = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread task =
                new Thread(
                        () ->
                                thrown.set(
                                        catchThrowable(
                                                () ->
                                                        learner(
                                                                        configuration(
                                                                                Objective
                                                                                        .LAMBDARANK,
                                                                                MANY,
                                                                                0))
                                                                .learn(
                                                                        train,
                                                                        validation,
                                                                        score -> {
                                                                            child.set(child());
                                                                            Thread.currentThread()
                                                                                    .interrupt();
                                                                        }))));
        task.start();
        task.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(child.get().isAlive()).isFalse();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aChildEndsWhenItsParentIsGone() throws Exception {
        LearnerFolder child = new LearnerFolder(Files.createDirectories(work.resolve("child")));
        Files.createDirectory(child.temporary());
        LearnerTask.of(train, validation, null, configuration(Objective.LAMBDARANK, MANY, 0))
                .write(child.task());
        Process process =
                new ProcessBuilder(ChildCommand.of(child, 100, List.of(child.path().toString())))
                        .redirectErrorStream(true)
                        .start();
        try {
            assertThat(
                            process.inputReader()
                                    .lines()
                                    .anyMatch(line -> line.startsWith(Learner.PROGRESS)))
                    .isTrue();
            // what the system does when the parent dies
            process.getOutputStream().close();
            process.inputReader().transferTo(Writer.nullWriter());
            assertThat(process.waitFor()).isEqualTo(Learner.ORPHANED);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefusedWithNumbers() throws IOException {
        Files.createDirectories(folder.resolve("proc"));
        Files.writeString(folder.resolve("proc/meminfo"), "MemAvailable:   102400 kB\n");
        LightGbmLearner learner =
                new LightGbmLearner(
                        configuration(Objective.LAMBDARANK, 10, 0),
                        work,
                        MachineMemory.under(folder));
        assertThatThrownBy(() -> learner.learn(train, validation, score -> {}))
                .isInstanceOf(LearnerRefusedException.class)
                .hasMessageContaining("12000 rows × 5 features")
                .hasMessageMatching(".*needs about \\d+ MB.*")
                .hasMessageContaining("has 100 MB left");
        assertThat(work).doesNotExist();
    }

    @Test
    void theEstimateOfMemoryHolds() throws Exception {
        GroupFile many = LearnableGroups.write(folder.resolve("many"), 40_000, 3);
        LearnerConfiguration configuration = configuration(Objective.LAMBDARANK, 5, 0);
        LearnedModel model = learner(configuration).learn(many, validation, score -> {});
        long estimate = MemoryNeed.of(many, validation, configuration).bytes();
        assertThat(model.peakBytes()).isBetween(estimate / 2, estimate);
    }

    @Test
    void dataThatTeachesNothingIsRefusedWithTheReason() throws Exception {
        assertRefused(
                configuration(Objective.LAMBDARANK, 10, 5, 4999, 7, 1, Map.of()),
                train,
                "no tree found a split: min_data_in_leaf");
        assertRefused(
                configuration(Objective.LAMBDARANK, 10, 5, 20, 7, 1, Map.of("max_bin", "1")),
                train,
                "max_bin");
        GroupFile constant = LearnableGroups.writeConstant(folder.resolve("constant"), 500);
        assertRefused(configuration(Objective.LAMBDARANK, 10, 5), constant, "no feature varies");
    }

    @Test
    void theProbeLoadsTheLibrary() throws Exception {
        learner(configuration(Objective.LAMBDARANK, 10, 5)).probe();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aLibraryThatDoesNotLoadIsNoticedAtOnceWithTheReason() throws Exception {
        LearnerFolder child = new LearnerFolder(Files.createDirectories(work.resolve("child")));
        Files.writeString(child.path().resolve("lib_lightgbm.so"), "no library");
        ProcessBuilder builder =
                new ProcessBuilder(ChildCommand.of(child, 32, List.of())).redirectErrorStream(true);
        builder.environment().put("LIGHTGBM_NATIVE_LIB_PATH", child.path().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(Learner.NO_LIBRARY);
        assertThat(said).contains("lib_lightgbm.so: ");
    }

    private void assertRefused(LearnerConfiguration configuration, GroupFile train, String reason) {
        assertThatThrownBy(() -> learner(configuration).learn(train, validation, score -> {}))
                .isInstanceOf(LearnerRefusedException.class)
                .hasMessageContaining(reason);
        assertThat(work).isEmptyDirectory();
    }

    private LearnedModel unchecked(LearnerConfiguration configuration) {
        try {
            return learner(configuration).learn(train, validation, score -> {});
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private LightGbmLearner learner(LearnerConfiguration configuration) {
        return new LightGbmLearner(configuration, work);
    }

    private void killAfter(int trees, LearnedModel.Score score) {
        if (score.iteration() == trees) {
            child().destroyForcibly();
        }
    }

    /** The one child of this test. */
    private ProcessHandle child() {
        return ProcessHandle.current()
                .children()
                .filter(
                        process ->
                                process.info().commandLine().orElse("").contains(work.toString()))
                .findAny()
                .orElseThrow();
    }

    private static LearnerConfiguration configuration(
            Objective objective, int trees, int earlyStopping) {
        return configuration(objective, trees, earlyStopping, 20, 7, 1, Map.of());
    }

    private static LearnerConfiguration configuration(
            Objective objective,
            int trees,
            int earlyStopping,
            int minDataInLeaf,
            int seed,
            int threads,
            Map<String, String> extra) {
        return new LearnerConfiguration(
                new LearningConfiguration(
                        objective.label(),
                        trees,
                        15,
                        0.1,
                        0.8,
                        0.8,
                        1,
                        minDataInLeaf,
                        5,
                        25,
                        earlyStopping,
                        threads,
                        extra),
                seed);
    }
}
