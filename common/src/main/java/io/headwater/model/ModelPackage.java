package io.headwater.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.serialization.Block;
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
    private final TreeScorer scorer;

    private ModelPackage(byte[] modelBytes, byte[] manifestBytes, byte[] goldenBytes)
            throws ModelRefusedException {
        this.modelBytes = modelBytes;
        this.manifestBytes = manifestBytes;
        this.goldenBytes = goldenBytes;
        this.manifest = ModelManifestJson.read(manifestBytes);
        ModelCheck.checkFiles(manifest, modelBytes, goldenBytes);
        this.model = TreeModel.parse(new String(modelBytes, UTF_8));
        ModelCheck.checkModel(manifest, model);
        this.scorer = new TreeScorer(model, FeatureRows.SHARED);
        ModelCheck.checkScores(scorer, GoldenVectors.ofCsv(goldenBytes));
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
        return read(name -> Files.readAllBytes(folder.resolve(name)), folder.toString());
    }

    /**
     * Reads and checks a package that lies elsewhere than in a folder.
     *
     * @param files gives the bytes of a file, or throws {@link NoSuchFileException}
     * @param where for messages
     */
    public static ModelPackage read(FileReader files, String where)
            throws IOException, ModelRefusedException {
        try {
            byte[] manifest = files.read(MANIFEST);
            return new ModelPackage(files.read(MODEL), manifest, files.read(GOLDEN));
        } catch (NoSuchFileException e) {
            throw new ModelRefusedException(
                    "a model package in " + where,
                    "no file " + e.getFile(),
                    "name the folder that training wrote");
        }
    }

    /** Gives the bytes of a package's file. */
    @FunctionalInterface
    public interface FileReader {
        byte[] read(String name) throws IOException;
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

    /** The scorer for requests whose candidates share the first {@link FeatureRows#SHARED} features. */
    public TreeScorer scorer() {
        return scorer;
    }

    /** The table that forms the pools of this model. */
    public Precision precision() {
        return Precision.of(toArray(manifest.hits()), toArray(manifest.shown()));
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The three files as bytes, for {@link #decode}. */
    public byte[] encode() {
        return Block.encode(FILES, List.of(modelBytes, manifestBytes, goldenBytes));
    }

    /**
     * Checks what {@link #encode} gave, perhaps in another release.
     *
     * @throws ModelRefusedException as {@link #read} does
     */
    public static ModelPackage decode(byte[] bytes) throws ModelRefusedException {
        List<byte[]> files = Block.decode(FILES, bytes);
        return new ModelPackage(files.get(0), files.get(1), files.get(2));
    }

    private static final Format<List<byte[]>> FILES =
            new Format<>() {
                @Override
                public void write(List<byte[]> value, DataOutput out) throws IOException {
                    for (byte[] file : value) {
                        Bytes.writeBlock(out, file);
                    }
                }

                @Override
                public List<byte[]> read(DataInput in) throws IOException {
                    return List.of(Bytes.readBlock(in), Bytes.readBlock(in), Bytes.readBlock(in));
                }
            };
}
