package io.headwater.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** How many neighbours the asked items had and how many of them were answered, from the neighbour room's metrics. */
public final class Fullness implements MetricReporter, MetricReporterFactory {
    private static final Map<Metric, String> METRICS = new ConcurrentHashMap<>();

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return this;
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        METRICS.put(metric, name);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        METRICS.remove(metric);
    }

    static String describe() {
        double answers = Math.max(1, sum("numSeedsAnswered"));
        return String.format(
                Locale.ROOT,
                "%.0f neighbours where asked, %.0f in an answer",
                sum("numNeighboursKnown") / answers,
                sum("numNeighboursAnswered") / answers);
    }

    private static long sum(String name) {
        long sum = 0;
        for (Map.Entry<Metric, String> entry : METRICS.entrySet()) {
            if (entry.getValue().equals(name) && entry.getKey() instanceof Counter counter) {
                sum += counter.getCount();
            }
        }
        return sum;
    }
}
