package io.headwater.dataflow;

import io.headwater.event.Origin;
import io.headwater.event.RejectedException;
import io.headwater.event.Rejection;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Turns records of a topic into values; what can't be turned leaves by the side with its reason. */
public final class Decode<T> extends ProcessFunction<Origin, T> {
    /** What could not be turned. */
    public static final OutputTag<Rejection> REJECTED =
            new OutputTag<>("rejected", StreamTypes.REJECTION);

    private static final long serialVersionUID = 1L;

    private final Factory<T> factory;
    private transient Decoder<T> decoder;
    private transient Map<Rejection.Reason, Counter> rejected;

    /** Reads one record. */
    public interface Decoder<T> {
        T decode(Origin origin) throws RejectedException;
    }

    /** Makes the decoder where it will run. */
    public interface Factory<T> extends Serializable {
        Decoder<T> create();
    }

    public Decode(Factory<T> factory) {
        this.factory = factory;
    }

    @Override
    public void open(OpenContext context) {
        decoder = factory.create();
        rejected = new EnumMap<>(Rejection.Reason.class);
    }

    @Override
    public void processElement(Origin origin, Context context, Collector<T> out) {
        try {
            out.collect(decoder.decode(origin));
        } catch (RejectedException e) {
            rejected.computeIfAbsent(e.reason(), this::counter).inc();
            context.output(REJECTED, e.at(origin));
        }
    }

    private Counter counter(Rejection.Reason reason) {
        return getRuntimeContext()
                .getMetricGroup()
                .addGroup("reason", reason.name().toLowerCase(Locale.ROOT))
                .counter("numRecordsRejected");
    }
}
