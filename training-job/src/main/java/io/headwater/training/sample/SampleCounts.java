package io.headwater.training.sample;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What became of the requests, as metrics and for the log. */
final class SampleCounts {
    private final Counter requests;
    private final Counter withoutTarget;
    private final Counter outsidePool;
    private final Counter rows;

    SampleCounts(MetricGroup group) {
        requests = group.counter("numRequests");
        withoutTarget = group.counter("numRequestsWithoutTarget");
        outsidePool = group.counter("numRequestsWithTargetsOutsidePool");
        rows = group.counter("numSampleRows");
    }

    void request() {
        requests.inc();
    }

    void withoutTarget() {
        withoutTarget.inc();
    }

    void outsidePool() {
        outsidePool.inc();
    }

    void rows(int count) {
        rows.inc(count);
    }

    @Override
    public String toString() {
        return requests.getCount()
                + " requests, "
                + withoutTarget.getCount()
                + " without a new item after them, "
                + outsidePool.getCount()
                + " to learn from whose items no source had named, "
                + rows.getCount()
                + " rows";
    }
}
