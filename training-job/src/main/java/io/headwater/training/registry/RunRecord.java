package io.headwater.training.registry;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a training run has to say of itself, its artifacts apart: the content of `run.json`.
 *
 * @param key the same for every attempt at this training, different for every other: a run is registered once
 * @param metrics final values; slashes group them, as in `test/hr_at_20`
 * @param curves values by step, as of the learner's iterations
 * @param dataset null if there is none to log
 * @param registeredModel null to keep the run without a model version
 * @param promote true if the model beats the present champion by more than noise
 */
public record RunRecord(
        String key,
        String experiment,
        String runName,
        Instant started,
        Instant ended,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, Double> metrics,
        Map<String, List<CurvePoint>> curves,
        Dataset dataset,
        RegisteredModel registeredModel,
        boolean promote) {

    public RunRecord {
        params = sorted(params);
        tags = sorted(tags);
        metrics = sorted(metrics);
        curves = sorted(curves);
        new RunRules()
                .key(key)
                .text("experiment", experiment, 500)
                .text("run_name", runName, 250)
                .interval(started, ended)
                .texts("params", params, 6000)
                .texts("tags", tags, 8000)
                .names("metrics", metrics.keySet())
                .names("curves", curves.keySet())
                .dataset(dataset)
                .model(registeredModel)
                .check();
    }

    /** What to read first, in Markdown; empty without test metrics. */
    String note() {
        return RunNote.of(this);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> given) {
        return Collections.unmodifiableSortedMap(
                given == null ? new TreeMap<>() : new TreeMap<>(given));
    }

    /** A value of a curve. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"step", "value"})
    public record CurvePoint(long step, double value) {}

    /**
     * The data that was learnt from.
     *
     * @param digest the same for the same data, at most 36 characters
     * @param sourceType such as local or kafka
     * @param source where it lies
     * @param schema JSON in MLflow's form, null if not known
     * @param profile JSON such as {"num_rows": 5}, null if not known
     */
    public record Dataset(
            String name,
            String digest,
            String sourceType,
            String source,
            String schema,
            String profile) {}

    /**
     * The registered model of which this run makes a version.
     *
     * @param description of the registered model, in Markdown
     */
    public record RegisteredModel(
            String name, String description, Map<String, String> versionTags) {

        /** The name under which the stream looks for its models. */
        public static final String RECOMMENDER = "recommender-model";

        public RegisteredModel {
            versionTags = sorted(versionTags);
        }
    }
}
