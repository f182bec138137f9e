package io.headwater.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.candidate.SourceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
    @TempDir Path folder;

    private final HandMadeModel handMade =
            new HandMadeModel().plus(0.1).plus("forward", 0.25, -0.7, 1.9);

    @BeforeEach
    void write() throws IOException {
        handMade.pack().write(folder);
    }

    @Test
    void comesBackAsItWasWritten() throws Exception {
        double[] hits = new double[SourceTable.CELLS];
        double[] shown = new double[SourceTable.CELLS];
        Arrays.setAll(hits, cell -> cell / 3.0);
        Arrays.setAll(shown, cell -> cell + 0.1);
        ModelPackage written =
                ModelPackage.of(
                        handMade.text(),
                        HandMadeModel.golden(TreeModel.parse(handMade.text())),
                        Precision.of(hits, shown),
                        new Calibration(1.25, -0.1),
                        Instant.parse("2026-02-03T04:05:06.789Z"));
        written.write(folder);

        ModelPackage read = ModelPackage.read(folder);

        assertThat(read.manifest()).isEqualTo(written.manifest());
        assertThat(read.manifest().trees()).isEqualTo(2);
        assertThat(read.precision().hits()).isEqualTo(hits);
        assertThat(read.precision().shown()).isEqualTo(shown);
        assertThat(scoreOf(read, 0.25f)).isEqualTo(0.1 - 0.7);
        assertThat(scoreOf(read, Float.NaN)).isEqualTo(0.1 + 1.9);
        ModelPackage sent = ModelPackage.decode(read.encode());
        assertThat(sent.manifest()).isEqualTo(read.manifest());
    }

    private static double scoreOf(ModelPackage read, float forward) {
        TreeScorer scorer = read.scorer();
        float[] own = new float[FeatureRows.CANDIDATE];
        own[FeatureSchema.CANDIDATE.indexOf("forward")] = forward;
        double[] score = new double[1];
        scorer.score(new float[FeatureRows.SHARED], own, 1, score, scorer.newBuffer());
        return score[0];
    }

    @Test
    void refusesAFolderThatIsNoPackage() throws IOException {
        Files.delete(folder.resolve("headwater/golden_vectors.csv"));

        assertRefused(
                "expected a model package in " + folder + ", found no file ", "golden_vectors.csv");
    }

    @Test
    void refusesAModelThatWasChanged() throws IOException {
        change("model.lgb", "leaf_value=0.1", "leaf_value=0.2");

        assertRefused("of model.lgb", "copy the package again");
    }

    @Test
    void refusesGoldenVectorsThatWereChanged() throws IOException {
        change("headwater/golden_vectors.csv", "0.0,", "1.0,");

        assertRefused("of golden_vectors.csv");
    }

    @Test
    void refusesAnotherSchema() throws IOException {
        change("headwater/manifest.json", FeatureSchema.FINGERPRINT, "0".repeat(64));

        assertRefused("expected feature schema " + FeatureSchema.FINGERPRINT + ", found 0000");
    }

    @Test
    void namesTheFirstFeatureThatDiffers() throws IOException {
        change("headwater/manifest.json", "\"forward_to_best\"", "\"forward_of_old\"");

        assertRefused("of the manifest to be forward_to_best, found forward_of_old");
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        change("headwater/manifest.json", "\"format\" : 1", "\"format\" : 2");

        assertRefused("expected format 1 in headwater/manifest.json, found format 2");
    }

    @Test
    void refusesAManifestThatIsCutOff() throws IOException {
        Path manifest = folder.resolve("headwater/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 100));

        assertRefused("expected JSON in headwater/manifest.json");
    }

    @Test
    void refusesColumnsInAnotherOrder() {
        List<String> swapped = new ArrayList<>(FeatureSchema.NAMES);
        swapped.set(3, FeatureSchema.NAMES.get(4));
        swapped.set(4, FeatureSchema.NAMES.get(3));

        assertThatThrownBy(new HandMadeModel(swapped).plus(1)::pack)
                .hasMessageContaining(
                        "expected feature 3 of model.lgb to be " + FeatureSchema.NAMES.get(3));
    }

    @Test
    void refusesAModelThatScoresOtherwiseThanWhereItWasTrained() throws Exception {
        TreeModel model = TreeModel.parse(handMade.text());
        GoldenVectors golden = HandMadeModel.golden(model);
        double[] scores = golden.scores().clone();
        scores[1] = Math.nextUp(scores[1]);

        assertThatThrownBy(
                        () ->
                                ModelPackage.of(
                                        handMade.text(),
                                        new GoldenVectors(
                                                model.features(), golden.values(), scores),
                                        new Precision(),
                                        new Calibration(1, 0),
                                        Instant.EPOCH))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(
                        "expected score " + scores[1] + " of golden vector 1, found ");
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> ModelPackage.read(folder))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContainingAll(parts);
    }
}
