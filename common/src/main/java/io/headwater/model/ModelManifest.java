package io.headwater.model;

import io.headwater.candidate.FeatureSchema;
import java.time.Instant;
import java.util.List;

/**
 * What a package says of its model.
 *
 * @param featureSchema {@link FeatureSchema#FINGERPRINT} of the code that made the samples
 * @param features names in the order of the columns
 * @param modelSha256 of the bytes of model.lgb, hex
 * @param goldenSha256 of the bytes of golden_vectors.csv, hex
 * @param hits of the table that forms the model's pools
 * @param shown of the same
 * @param trees number of trees
 * @param trainedUntil no event from then on was learned from
 */
public record ModelManifest(
        String featureSchema,
        List<String> features,
        String modelSha256,
        String goldenSha256,
        List<Double> hits,
        List<Double> shown,
        Calibration calibration,
        int trees,
        Instant trainedUntil) {

    public ModelManifest {
        features = List.copyOf(features);
        hits = List.copyOf(hits);
        shown = List.copyOf(shown);
    }
}
