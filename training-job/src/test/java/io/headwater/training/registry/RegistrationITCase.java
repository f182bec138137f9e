package io.headwater.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.model.ModelPackage;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;

/** What arrives in a real MLflow server. */
@ExtendWith(RealMlflow.class)
@Timeout(900)
class RegistrationITCase {

    @Test
    void aRunArrivesWithAllThatItHas(RegistryBench bench) throws Exception {
        String run = bench.register("k1", false).orElseThrow().runId();

        try (MlflowClient mlflow = bench.client()) {
            checkRun(mlflow.getRun(run), bench.name() + "-k1");
            assertThat(mlflow.getMetricHistory(run, "curve/validation_ndcg_at_20"))
                    .hasSize(Runs.ITERATIONS)
                    .extracting(Metric::getStep, Metric::getValue)
                    .contains(tuple(1L, 0.0), tuple(2L, 0.5), tuple(1000L, 0.999));
        }
        JsonNode input = bench.get("runs/get?run_id=" + run).at("/run/inputs/dataset_inputs/0");
        assertThat(input.at("/dataset/name").asText()).isEqualTo("shop");
        assertThat(input.at("/dataset/profile").asText()).contains("388154");
        assertThat(input.at("/tags/0/value").asText()).isEqualTo("training");
    }

    private static void checkRun(Run run, String key) {
        assertThat(run.getInfo().getStatus()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.getInfo().getRunName()).isEqualTo("lambdarank 2026-01-31 08:00");
        assertThat(run.getData().getParamsList())
                .extracting(Param::getKey, Param::getValue)
                .containsExactlyInAnyOrder(
                        tuple("learning/objective", "lambdarank"),
                        tuple("samples/negatives", "40"));
        assertThat(run.getData().getTagsList())
                .extracting(RunTag::getKey, RunTag::getValue)
                .contains(
                        tuple("data_hash", "ab12"),
                        tuple("mlflow.source.git.commit", "0123abc"),
                        tuple("mlflow.note.content", Runs.of("k", false).note()),
                        tuple("headwater.run_key", key));
        assertThat(run.getData().getMetricsList())
                .extracting(Metric::getKey, Metric::getValue)
                .contains(tuple("test/hr_at_20", 0.695), tuple("test/auc", Double.NaN));
    }

    @Test
    void theChallengerIsTheNewestAndTheChampionMovesOnlyWhenPromoted(RegistryBench bench)
            throws Exception {
        bench.register("first", false);
        assertThat(bench.alias("challenger")).isEqualTo("1");
        assertThat(bench.alias("champion")).as("there was none").isEqualTo("1");

        bench.register("worse", false);
        assertThat(bench.alias("challenger")).isEqualTo("2");
        assertThat(bench.alias("champion")).isEqualTo("1");

        bench.register("better", true);
        assertThat(bench.alias("challenger")).isEqualTo("3");
        assertThat(bench.alias("champion")).isEqualTo("3");
    }

    @Test
    void modelAndVersionSayWhatTheyAre(RegistryBench bench) throws Exception {
        bench.register("k", false);

        ModelVersion version = bench.versions().get(0);
        assertThat(version.getDescription())
                .contains("| this model | 0.6950 | 0.4200 | 0.4800 |\n| co visitation | 0.6820 |");
        assertThat(version.getTagsList().toString()).contains("trees", "60", "headwater.run_key");
        try (MlflowClient mlflow = bench.client()) {
            assertThat(mlflow.getRegisteredModel(bench.name()).getDescription())
                    .isEqualTo("Ranks the candidates of a request.");
        }
    }

    @Test
    void aRepeatedRunIsRegisteredOnce(RegistryBench bench) throws Exception {
        RegisteredVersion first = bench.register("same", true).orElseThrow();
        bench.register("other", true);

        assertThat(bench.register("same", true)).contains(first);
        assertThat(bench.versions()).hasSize(2);
        assertThat(bench.runs()).hasSize(2);
        assertThat(bench.alias("champion")).as("a repetition takes nothing back").isEqualTo("2");
    }

    @Test
    void aVersionIsDownloadedAsItWasUploaded(RegistryBench bench, @TempDir Path copy)
            throws Exception {
        RunFolder run = bench.run("k", false);
        try (MlflowModelRegistry registry = bench.registry(bench.server().uri())) {
            registry.download(registry.register(run).orElseThrow(), copy);
        }

        assertThat(ModelPackage.read(copy).manifest()).isEqualTo(bench.model().manifest());
        for (String file : new String[] {"MLmodel", "model.lgb", "headwater/manifest.json"}) {
            assertThat(Files.mismatch(copy.resolve(file), run.model().resolve(file))).isEqualTo(-1);
        }
    }

    @Test
    void pythonLoadsTheChampionAndScoresTheGoldenVectorsToTheLastBit(RegistryBench bench)
            throws Exception {
        RunFolder run =
                bench.run(Runs.of(bench.name(), RegisteredModel.RECOMMENDER, bench.name(), true));
        try (MlflowModelRegistry registry = bench.registry(bench.server().uri())) {
            assertThat(registry.register(run)).isEqualTo(registry.champion()).isPresent();
        }

        String said =
                bench.server()
                        .python(
                                """
                                import mlflow.lightgbm, mlflow.pyfunc, pandas
                                uri = "models:/recommender-model@champion"
                                folder = mlflow.artifacts.download_artifacts(uri)
                                golden = pandas.read_csv(folder + "/headwater/golden_vectors.csv", float_precision="round_trip")
                                rows, wanted = golden.drop(columns="score"), golden["score"].to_numpy()
                                model = mlflow.lightgbm.load_model(uri)
                                scores = model.predict(rows, raw_score=True)
                                assert scores.tobytes() == wanted.tobytes(), abs(scores - wanted).max()
                                function = mlflow.pyfunc.load_model(uri)
                                assert function.predict(rows).tobytes() == wanted.tobytes()
                                example = function.input_example
                                assert example.equals(rows.head(len(example))), example
                                assert len(set(wanted)) > 100
                                print("equal", len(wanted), "of", model.num_trees(), "trees")
                                """);
        assertThat(said)
                .contains("equal 200 of " + bench.model().manifest().trees() + " trees")
                .doesNotContain("WARNING");
    }

    @Test
    void aDeletedExperimentIsNamedWithTheWayBack(RegistryBench bench) {
        try (MlflowClient mlflow = bench.client()) {
            mlflow.deleteExperiment(mlflow.createExperiment(bench.name()));
        }
        assertThatThrownBy(() -> bench.register("k", true))
                .hasMessageContainingAll("was deleted", "mlflow experiments restore");
    }
}
