package io.headwater.training.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mlflow.api.proto.Service.Metric;

/** The metrics of a run that grow after it has ended. */
final class MetricCurve {
    private final MlflowApi api;
    private final String run;

    MetricCurve(MlflowApi api, String run) {
        this.api = api;
        this.run = run;
    }

    int append(long stepMillis, List<MetricsAt> moments) throws IOException {
        if (moments.isEmpty()) {
            return 0;
        }
        String anyMetric = moments.get(0).metrics().keySet().iterator().next();
        Set<Long> known =
                api.call(
                        "metrics/get-history",
                        mlflow ->
                                mlflow.getMetricHistory(run, anyMetric).stream()
                                        .map(Metric::getTimestamp)
                                        .collect(Collectors.toSet()));
        long first =
                Math.min(
                        moments.get(0).timeMillis(),
                        known.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE));
        int added = 0;
        for (MetricsAt moment : moments) {
            if (!known.contains(moment.timeMillis())) {
                log(moment, (moment.timeMillis() - first) / stepMillis);
                added++;
            }
        }
        return added;
    }

    private void log(MetricsAt moment, long step) throws IOException {
        List<Metric> metrics = new ArrayList<>();
        for (Map.Entry<String, Double> metric : moment.metrics().entrySet()) {
            metrics.add(
                    Metric.newBuilder()
                            .setKey(metric.getKey())
                            .setValue(metric.getValue())
                            .setTimestamp(moment.timeMillis())
                            .setStep(step)
                            .build());
        }
        api.call(
                "runs/log-batch",
                mlflow -> {
                    mlflow.logBatch(run, metrics, List.of(), List.of());
                    return run;
                });
    }
}
