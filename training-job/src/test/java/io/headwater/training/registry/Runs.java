package io.headwater.training.registry;

import io.headwater.training.registry.RunRecord.CurvePoint;
import io.headwater.training.registry.RunRecord.Dataset;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs as training makes them, but small. */
final class Runs {
    static final String EXPERIMENT = "recommender";

    private Runs() {}

    static RunRecord of(String key, boolean promote) {
        return new RunRecord(
                key,
                EXPERIMENT,
                "lambdarank 2026-01-31 08:00",
                Instant.parse("2026-01-31T08:00:00Z"),
                Instant.parse("2026-01-31T08:01:30Z"),
                Map.of("learner/objective", "lambdarank", "samples/negatives", "40"),
                Map.of("data/sha256", "ab12", "git.commit", "0123abc"),
                Map.of("test/hr_at_20", 0.695, "test/auc", Double.NaN),
                Map.of(
                        "curve/validation_ndcg_at_20",
                        List.of(new CurvePoint(1, 0.25), new CurvePoint(2, 0.5))),
                new Dataset("shop", "0a1b2c3d", "local", "{\"uri\": \"shop.jsonl\"}", null, null),
                new RegisteredModel(
                        RegisteredModel.RECOMMENDER,
                        "Ranks the candidates of a request.",
                        Map.of("feature_schema", "f00d")),
                promote);
    }
}
