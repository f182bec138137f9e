package io.headwater.model;

import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Packages with trees of one split or none, made without LightGBM. */
public final class HandMadeModel {
    private final StringBuilder blocks = new StringBuilder();
    private final StringBuilder sizes = new StringBuilder();
    private final List<String> features;
    private int trees;

    public HandMadeModel() {
        this(FeatureSchema.NAMES);
    }

    HandMadeModel(List<String> features) {
        this.features = features;
    }

    /** Adds the same to every score. */
    public HandMadeModel plus(double value) {
        return add("num_leaves=1\nnum_cat=0\nleaf_value=" + value + "\n");
    }

    /** Adds one of two values; a missing feature counts as too large. */
    public HandMadeModel plus(String feature, double atMost, double value, double otherwise) {
        return add(
                "num_leaves=2\nnum_cat=0\nsplit_feature="
                        + features.indexOf(feature)
                        + "\nsplit_gain=1\nthreshold="
                        + atMost
                        + "\ndecision_type=8\nleft_child=-1\nright_child=-2\nleaf_value="
                        + value
                        + " "
                        + otherwise
                        + "\n"
                        + "leaf_weight=1 1\n"
                        + "leaf_count=1 1\n"
                        + "internal_value=0\n"
                        + "internal_weight=2\n"
                        + "internal_count=2\n");
    }

    private HandMadeModel add(String body) {
        String block = "Tree=" + trees++ + "\n" + body + "is_linear=0\nshrinkage=1\n\n\n";
        blocks.append(block);
        sizes.append(' ').append(block.length());
        return this;
    }

    public String text() {
        return "tree\n"
                + "version=v4\n"
                + "num_class=1\n"
                + "num_tree_per_iteration=1\n"
                + "label_index=0\n"
                + "max_feature_idx="
                + (features.size() - 1)
                + "\nobjective=lambdarank\nfeature_names="
                + String.join(" ", features)
                + "\nfeature_infos="
                + Collections.nCopies(features.size(), "[0:1]").stream()
                        .collect(Collectors.joining(" "))
                + "\ntree_sizes="
                + sizes.toString().strip()
                + "\n\n"
                + blocks
                + "end of trees\n\n";
    }

    public ModelPackage pack() {
        return pack(new Precision());
    }

    /** A package whose pools are formed by that table. */
    public ModelPackage pack(Precision table) {
        try {
            return ModelPackage.of(
                    text(),
                    golden(TreeModel.parse(text())),
                    table,
                    new Calibration(1, 0),
                    Instant.parse("2026-01-01T00:00:00Z"));
        } catch (ModelRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two vectors, of zeros and of missing values, with our own scores. */
    static GoldenVectors golden(TreeModel model) {
        int features = model.features().size();
        float[] values = new float[2 * features];
        Arrays.fill(values, features, values.length, Float.NaN);
        TreeScorer scorer = new TreeScorer(model, FeatureRows.SHARED);
        double[] scores = new double[2];
        for (int row = 0; row < 2; row++) {
            float[] vector = Arrays.copyOfRange(values, row * features, (row + 1) * features);
            float[] own = Arrays.copyOfRange(vector, FeatureRows.SHARED, features);
            double[] score = new double[1];
            scorer.score(vector, own, 1, score, scorer.newBuffer());
            scores[row] = score[0];
        }
        return new GoldenVectors(model.features(), values, scores);
    }
}
