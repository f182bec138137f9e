package io.headwater.training.registry;

import io.headwater.training.registry.RunRecord.CurvePoint;
import io.headwater.training.registry.RunRecord.Dataset;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs as training makes them, but small. */
public final class Runs {
    static final int ITERATIONS = 1200;

    private Runs() {}

    /** A run that says nothing of itself and makes no version. */
    static RunRecord bare() {
        return bare("k", Instant.EPOCH, null, false);
    }

    /** A run that says nothing of itself but makes a version of the recommender. */
    public static RunRecord bare(String key, Instant trained, boolean promote) {
        return bare(
                key,
                trained,
                new RegisteredModel(RegisteredModel.RECOMMENDER, "Ranks.", null),
                promote);
    }

    private static RunRecord bare(
            String key, Instant trained, RegisteredModel model, boolean promote) {
        return new RunRecord(
                key,
                "recommender",
                "run " + key,
                trained,
                trained,
                null,
                null,
                null,
                null,
                null,
                model,
                promote);
    }

    static RunRecord of(String key, boolean promote) {
        return of("recommender", RegisteredModel.RECOMMENDER, key, promote);
    }

    static RunRecord of(String experiment, String model, String key, boolean promote) {
        return new RunRecord(
                key,
                experiment,
                "lambdarank 2026-01-31 08:00",
                Instant.parse("2026-01-31T08:00:00Z"),
                Instant.parse("2026-01-31T08:01:30Z"),
                Map.of("learning/objective", "lambdarank", "samples/negatives", "40"),
                Map.of("data_hash", "ab12", "mlflow.source.git.commit", "0123abc"),
                Map.of(
                        "test/hr_at_20", 0.695,
                        "test/mrr_at_20", 0.42,
                        "test/ndcg_at_20", 0.48,
                        "test/co_visitation/hr_at_20", 0.682,
                        "test/co_visitation/mrr_at_20", 0.338,
                        "test/co_visitation/ndcg_at_20", 0.41,
                        "test/auc", Double.NaN),
                Map.of(
                        "curve/validation_ndcg_at_20",
                        IntStream.rangeClosed(1, ITERATIONS)
                                .mapToObj(tree -> new CurvePoint(tree, 1 - 1.0 / tree))
                                .toList()),
                new Dataset(
                        "shop",
                        "0a1b2c3d",
                        "local",
                        "{\"uri\": \"shop.jsonl\"}",
                        "{\"mlflow_colspec\": [{\"type\": \"string\", \"name\": \"user_id\"}]}",
                        "{\"num_rows\": 388154}"),
                new RegisteredModel(
                        model, "Ranks the candidates of a request.", Map.of("trees", "60")),
                promote);
    }
}
