package io.headwater.model;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.SourceTable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a package must fulfil before its model may rank. */
final class ModelCheck {
    private static final String TRAIN = "train a model with this release";
    private static final String COPY = "copy the package again, or register it again";

    private ModelCheck() {}

    static void checkFiles(ModelManifest manifest, byte[] model, byte[] golden)
            throws ModelRefusedException {
        checkSchema(manifest);
        checkSha("model.lgb", manifest.modelSha256(), model);
        checkSha("golden_vectors.csv", manifest.goldenSha256(), golden);
        int cells = SourceTable.CELLS;
        if (manifest.hits().size() != cells || manifest.shown().size() != cells) {
            throw new ModelRefusedException(
                    "a precision table of " + cells + " cells",
                    manifest.hits().size() + " and " + manifest.shown().size(),
                    TRAIN);
        }
    }

    private static void checkSchema(ModelManifest manifest) throws ModelRefusedException {
        checkNames("the manifest", manifest.features());
        if (!manifest.featureSchema().equals(FeatureSchema.FINGERPRINT)) {
            throw new ModelRefusedException(
                    "feature schema " + FeatureSchema.FINGERPRINT, manifest.featureSchema(), TRAIN);
        }
    }

    private static void checkNames(String where, List<String> names) throws ModelRefusedException {
        List<String> expected = FeatureSchema.NAMES;
        for (int i = 0; i < Math.max(expected.size(), names.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "no more";
            String found = i < names.size() ? names.get(i) : "no more";
            if (!wanted.equals(found)) {
                throw new ModelRefusedException(
                        "feature " + i + " of " + where + " to be " + wanted, found, TRAIN);
            }
        }
    }

    private static void checkSha(String file, String expected, byte[] bytes)
            throws ModelRefusedException {
        String found = sha256(bytes);
        if (!found.equals(expected)) {
            throw new ModelRefusedException("SHA-256 " + expected + " of " + file, found, COPY);
        }
    }

    static void checkModel(ModelManifest manifest, TreeModel model) throws ModelRefusedException {
        checkNames("model.lgb", model.features());
        if (model.trees().size() != manifest.trees()) {
            throw new ModelRefusedException(
                    manifest.trees() + " trees", model.trees().size() + " in model.lgb", COPY);
        }
    }

    static void checkScores(TreeScorer scorer, GoldenVectors golden) throws ModelRefusedException {
        checkNames("golden_vectors.csv", golden.features());
        ScoreBuffer buffer = scorer.newBuffer();
        double[] score = new double[1];
        for (int row = 0; row < golden.rows(); row++) {
            float[] vector = golden.row(row);
            float[] own = Arrays.copyOfRange(vector, FeatureRows.SHARED, vector.length);
            scorer.score(vector, own, 1, score, buffer);
            double expected = golden.scores()[row];
            if (Double.doubleToLongBits(score[0]) != Double.doubleToLongBits(expected)) {
                throw new ModelRefusedException(
                        "score " + expected + " of golden vector " + row,
                        String.valueOf(score[0]),
                        "train again with a LightGBM that scores as 4.3 does");
            }
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
