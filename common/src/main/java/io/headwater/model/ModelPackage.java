package io.headwater.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A model with all that a ranker needs to trust and use it: a folder with `model.lgb`, `headwater/manifest.json` and
 * `headwater/golden_vectors.csv`. The trainer writes it, evaluation and stream read it.
 */
public final class ModelPackage {
    private static final String MODEL = "model.lgb";
    private static final String MANIFEST = "headwater/manifest.json";
    private static final String GOLDEN = "headwater/golden_vectors.csv";

    private final byte[] modelBytes;
    private final byte[] manifestBytes;
    private final byte[] goldenBytes;
    private final ModelManifest manifest;
    private final TreeModel model;

    private ModelPackage(byte[] modelBytes, byte[] manifestBytes, byte[] goldenBytes)
            throws ModelRefusedException {
        this.modelBytes = modelBytes;
        this.manifestBytes = manifestBytes;
        this.goldenBytes = goldenBytes;
        this.manifest = ModelManifestJson.read(manifestBytes);
        ModelCheck.checkFiles(manifest, modelBytes, goldenBytes);
        this.model = TreeModel.parse(new String(modelBytes, UTF_8));
        ModelCheck.checkModel(manifest, model);
        ModelCheck.checkScores(
                new TreeScorer(model, FeatureRows.SHARED), GoldenVectors.ofCsv(goldenBytes));
    }

    /**
     * Packs what was trained with the present {@link FeatureSchema}.
     *
     * @param text LightGBM's text model
     * @throws ModelRefusedException when the stream would refuse the model
     */
    public static ModelPackage of(
            String text,
            GoldenVectors golden,
            Precision precision,
            Calibration calibration,
            Instant trainedUntil)
            throws ModelRefusedException {
        byte[] modelBytes = text.getBytes(UTF_8);
        byte[] goldenBytes = golden.toCsv();
        ModelManifest manifest =
                new ModelManifest(
                        FeatureSchema.FINGERPRINT,
                        FeatureSchema.NAMES,
                        ModelCheck.sha256(modelBytes),
                        ModelCheck.sha256(goldenBytes),
                        Arrays.stream(precision.hits()).boxed().toList(),
                        Arrays.stream(precision.shown()).boxed().toList(),
                        calibration,
                        TreeModel.parse(text).trees().size(),
                        trainedUntil);
        return new ModelPackage(modelBytes, ModelManifestJson.write(manifest), goldenBytes);
    }

    /**
     * Reads and checks a package.
     *
     * @throws ModelRefusedException for a package that is damaged, made for other features, or that does not score here as it did
     *     where it was trained
     */
    public static ModelPackage read(Path folder) throws IOException, ModelRefusedException {
        return new ModelPackage(file(folder, MODEL), file(folder, MANIFEST), file(folder, GOLDEN));
    }

    private static byte[] file(Path folder, String name) throws IOException, ModelRefusedException {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (NoSuchFileException e) {
            throw new ModelRefusedException(
                    "a model package with " + name,
                    "no such file in " + folder,
                    "point to the folder that training wrote");
        }
    }

    /** Writes the package's files into a folder, which may have other files. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(MANIFEST).getParent());
        Files.write(folder.resolve(MODEL), modelBytes);
        Files.write(folder.resolve(GOLDEN), goldenBytes);
        Files.write(folder.resolve(MANIFEST), manifestBytes);
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public TreeModel model() {
        return model;
    }

    /** A scorer for requests whose candidates share the first {@link FeatureRows#SHARED} features. */
    public TreeScorer scorer() {
        return new TreeScorer(model, FeatureRows.SHARED);
    }

    /** The table that forms the pools of this model. */
    public Precision precision() {
        return Precision.of(toArray(manifest.hits()), toArray(manifest.shown()));
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The three files. A package that does not pass its checks when read was damaged on the way. */
    public static final Format<ModelPackage> FORMAT =
            new Format<>() {
                @Override
                public void write(ModelPackage value, DataOutput out) throws IOException {
                    Bytes.writeBlock(out, value.modelBytes);
                    Bytes.writeBlock(out, value.manifestBytes);
                    Bytes.writeBlock(out, value.goldenBytes);
                }

                @Override
                public ModelPackage read(DataInput in) throws IOException {
                    try {
                        return new ModelPackage(
                                Bytes.readBlock(in), Bytes.readBlock(in), Bytes.readBlock(in));
                    } catch (ModelRefusedException e) {
                        throw new IOException(e);
                    }
                }
            };
}
