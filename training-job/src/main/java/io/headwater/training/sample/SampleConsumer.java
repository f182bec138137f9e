package io.headwater.training.sample;

import io.headwater.candidate.Precision;
import io.headwater.event.Rejection;
import io.headwater.ranking.Ranker;
import io.headwater.training.evaluation.Fingerprints;
import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What the samples are for.
 *
 * @param <R> what comes of them
 */
public interface SampleConsumer<R> extends Serializable {

    /** Called first, where the samples are made. */
    default void open(RuntimeContext context) throws Exception {}

    /** The ranker that users get now, to answer the test requests too; null when there is none. */
    default Ranker champion() {
        return null;
    }

    void accept(Sample sample) throws Exception;

    /** Takes a record that was refused. */
    void refuse(Rejection rejection) throws Exception;

    /** Takes what the samples looked like without the later events; called before the first sample, if at all. */
    default void compare(Fingerprints shorter) {}

    /**
     * Called after the last sample.
     *
     * @param table the precisions that formed the pools
     * @param catalogueItems items ever met
     */
    R finish(Precision table, int catalogueItems) throws Exception;

    /** Called last, whatever happened. */
    default void close() throws Exception {}
}
