package io.headwater.training.run;

import io.headwater.candidate.FeatureSchema;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.LearnedModel;
import io.headwater.training.learner.LearnerConfiguration;
import io.headwater.training.registry.RunRecord;
import io.headwater.training.sample.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says of a run what a data scientist looks for in MLflow. */
final class RunRecords {
    private final RunPlan plan;
    private final LearnerConfiguration learner;
    private final String jobId;
    private final Instant started;

    RunRecords(RunPlan plan, LearnerConfiguration learner, String jobId, Instant started) {
        this.plan = plan;
        this.learner = learner;
        this.jobId = jobId;
        this.started = started;
    }

    RunRecord record(RunFacts facts, SampleFiles files) {
        return new RunRecord(
                plan.key(),
                plan.configuration().training().experiment(),
                plan.name(),
                started,
                Instant.now(),
                params(),
                tags(facts),
                metrics(facts, files),
                curves(facts.model()),
                dataset(),
                new RunRecord.RegisteredModel(
                        RunRecord.RegisteredModel.RECOMMENDER,
                        "Ranks the candidates of Headwater's stream, which follows the aliases"
                                + " `champion` and `challenger`.",
                        versionTags()),
                facts.promotion().promote());
    }

    private static Map<String, Double> metrics(RunFacts facts, SampleFiles files) {
        Map<String, Double> metrics = new TreeMap<>(facts.result().metrics());
        metrics.putAll(facts.audit().metrics());
        metrics.put("train/trees", (double) facts.model().iterations());
        for (Slice slice : List.of(Slice.TRAIN, Slice.VALIDATION)) {
            GroupFile groups = files.groups(slice);
            String prefix = slice.name().toLowerCase(Locale.ROOT) + '/';
            metrics.put(prefix + "requests", (double) groups.groups());
            metrics.put(prefix + "rows", (double) groups.rows());
            metrics.put(prefix + "positives", (double) groups.positives());
        }
        metrics.put("kept/requests", (double) files.all().groups());
        metrics.put("kept/rows", (double) files.all().rows());
        return metrics;
    }

    private Map<String, String> params() {
        HeadwaterConfiguration all = plan.configuration();
        Map<String, String> params = new TreeMap<>(learner.parameters());
        params.put("trees_at_most", String.valueOf(learner.settings().trees()));
        params.put("early_stopping", String.valueOf(learner.settings().earlyStopping()));
        params.put("split_formula_from", String.valueOf(all.training().split().formulaFrom()));
        params.put("split_train_from", String.valueOf(all.training().split().trainFrom()));
        params.put(
                "split_validation_from", String.valueOf(all.training().split().validationFrom()));
        params.put("split_test_from", String.valueOf(all.training().split().testFrom()));
        params.put(
                "sampling_pool_negatives",
                String.valueOf(all.training().sampling().poolNegatives()));
        params.put(
                "sampling_catalogue_negatives",
                String.valueOf(all.training().sampling().catalogueNegatives()));
        params.put("sampling_train_rate", String.valueOf(plan.split().trainRate()));
        params.put("sampling_test_rate", String.valueOf(plan.split().testRate()));
        params.put("pool_size", String.valueOf(all.ranking().pool()));
        params.put("neighbour_half_life", all.neighbours().halfLife().toString());
        params.put("neighbour_capacity", String.valueOf(all.neighbours().capacity()));
        params.put("neighbour_seeds", String.valueOf(all.neighbours().seeds()));
        params.put("neighbour_answer", String.valueOf(all.neighbours().answer()));
        params.put("trending_step", all.trending().step().toString());
        return params;
    }

    private Map<String, String> tags(RunFacts facts) {
        Map<String, String> tags = new TreeMap<>();
        tags.put("headwater.data_from", plan.data().begins().toString());
        tags.put("headwater.data_to", plan.data().ends().toString());
        tags.put("mlflow.source.git.commit", GitCommit.ID);
        tags.put("headwater.data_hash", plan.data().digest());
        tags.put("headwater.feature_schema", FeatureSchema.FINGERPRINT);
        tags.put("headwater.flink_job_id", jobId);
        tags.put("headwater.promotion", facts.promotion().reason());
        return tags;
    }

    private Map<String, String> versionTags() {
        return Map.of(
                "data_hash",
                plan.data().digest(),
                "feature_schema",
                FeatureSchema.FINGERPRINT,
                "flink_job_id",
                jobId,
                "trained_until",
                Instant.ofEpochMilli(plan.split().endMillis()).toString());
    }

    private static Map<String, List<RunRecord.CurvePoint>> curves(LearnedModel learned) {
        return Map.of(
                "curve/train_" + name(learned),
                learned.curve().stream()
                        .map(at -> new RunRecord.CurvePoint(at.iteration(), at.train()))
                        .toList(),
                "curve/validation_" + name(learned),
                learned.curve().stream()
                        .map(at -> new RunRecord.CurvePoint(at.iteration(), at.validation()))
                        .toList());
    }

    private static String name(LearnedModel learned) {
        return learned.metric().replace('@', '_');
    }

    private RunRecord.Dataset dataset() {
        return new RunRecord.Dataset(
                "events",
                plan.data().digest(),
                plan.sourceType(),
                plan.source(),
                null,
                "{\"num_rows\": " + plan.data().events() + "}");
    }
}
