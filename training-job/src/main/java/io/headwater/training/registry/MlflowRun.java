package io.headwater.training.registry;

import io.headwater.training.registry.RunRecord.CurvePoint;
import io.headwater.training.registry.RunRecord.Dataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;

/**
 * A run in MLflow while it is written. It counts as failed from its first moment and is finished last, so that whatever dies in
 * between, on either side, leaves no run that looks alive.
 */
final class MlflowRun {
    static final String KEY = "headwater.run_key";

    /** MLflow's bounds for one call. */
    private static final int METRICS_AT_ONCE = 1000;

    private static final int TEXTS_AT_ONCE = 100;
    private static final int MOST_FOUND = 1000;

    private final MlflowApi api;
    private final RunRecord record;
    private final RunInfo info;

    private MlflowRun(MlflowApi api, RunRecord record, RunInfo info) {
        this.api = api;
        this.record = record;
        this.info = info;
    }

    static MlflowRun begin(MlflowApi api, String experiment, RunRecord record) throws IOException {
        CreateRun run =
                CreateRun.newBuilder()
                        .setExperimentId(experiment)
                        .setRunName(record.runName())
                        .setStartTime(record.started().toEpochMilli())
                        .addAllTags(tags(record))
                        .build();
        return new MlflowRun(
                api,
                record,
                api.call(
                        "runs/create",
                        mlflow -> {
                            RunInfo info = mlflow.createRun(run);
                            failRunning(mlflow, experiment, record);
                            return info;
                        }));
    }

    /** The run that an earlier attempt made, to be finished. */
    static MlflowRun resume(MlflowApi api, String id, RunRecord record) throws IOException {
        return new MlflowRun(
                api, record, api.call("runs/get", mlflow -> mlflow.getRun(id)).getInfo());
    }

    /** This one, and any whose making was never answered. */
    private static void failRunning(MlflowClient mlflow, String experiment, RunRecord record) {
        String filter =
                "attributes.status = 'RUNNING' and tags.`" + KEY + "` = '" + record.key() + "'";
        for (Run run :
                mlflow.searchRuns(List.of(experiment), filter, ViewType.ACTIVE_ONLY, MOST_FOUND)
                        .getItems()) {
            end(mlflow, run.getInfo().getRunId(), RunStatus.FAILED, record);
        }
    }

    private static void end(MlflowClient mlflow, String id, RunStatus status, RunRecord record) {
        mlflow.setTerminated(id, status, record.ended().toEpochMilli());
    }

    private static List<RunTag> tags(RunRecord record) {
        Map<String, String> tags = new TreeMap<>();
        tags.put("mlflow.user", System.getProperty("user.name", ""));
        tags.put("mlflow.source.type", "JOB");
        tags.put("mlflow.source.name", "training-job.jar");
        tags.put("mlflow.note.content", record.note());
        tags.putAll(record.tags());
        tags.put(KEY, record.key());
        return tags.entrySet().stream()
                .map(tag -> RunTag.newBuilder().setKey(tag.getKey()).setValue(tag.getValue()))
                .map(RunTag.Builder::build)
                .toList();
    }

    /** Logs all but the artifacts. Twice is as once: times and values are those of the record. */
    void log() throws IOException {
        for (List<Param> params : portions(params(), TEXTS_AT_ONCE)) {
            batch(List.of(), params);
        }
        for (List<Metric> metrics : portions(metrics(), METRICS_AT_ONCE)) {
            batch(metrics, List.of());
        }
        if (record.dataset() != null) {
            api.post("runs/log-inputs", input(record.dataset()));
        }
    }

    private void batch(List<Metric> metrics, List<Param> params) throws IOException {
        api.call(
                "runs/log-batch",
                mlflow -> {
                    mlflow.logBatch(id(), metrics, params, List.of());
                    return id();
                });
    }

    private List<Param> params() {
        return record.params().entrySet().stream()
                .map(param -> Param.newBuilder().setKey(param.getKey()).setValue(param.getValue()))
                .map(Param.Builder::build)
                .toList();
    }

    private List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        record.metrics().forEach((name, value) -> metrics.add(metric(name, 0, value)));
        record.curves()
                .forEach(
                        (name, points) -> {
                            for (CurvePoint point : points) {
                                metrics.add(metric(name, point.step(), point.value()));
                            }
                        });
        return metrics;
    }

    private Metric metric(String name, long step, double value) {
        return Metric.newBuilder()
                .setKey(name)
                .setStep(step)
                .setValue(value)
                .setTimestamp(record.ended().toEpochMilli())
                .build();
    }

    private Map<String, Object> input(Dataset dataset) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("name", dataset.name());
        fields.put("digest", dataset.digest());
        fields.put("source_type", dataset.sourceType());
        fields.put("source", dataset.source());
        if (dataset.schema() != null) {
            fields.put("schema", dataset.schema());
        }
        if (dataset.profile() != null) {
            fields.put("profile", dataset.profile());
        }
        Map<String, String> context = Map.of("key", "mlflow.data.context", "value", "training");
        return Map.of(
                "run_id",
                id(),
                "datasets",
                List.of(Map.of("tags", List.of(context), "dataset", fields)));
    }

    private static <T> List<List<T>> portions(List<T> all, int size) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return portions;
    }

    void finish() throws IOException {
        api.call(
                "runs/update",
                mlflow -> {
                    end(mlflow, id(), RunStatus.FINISHED, record);
                    return id();
                });
    }

    String id() {
        return info.getRunId();
    }

    RunStatus status() {
        return info.getStatus();
    }

    /** The address of its folder of artifacts. */
    String artifacts() {
        return info.getArtifactUri();
    }
}
