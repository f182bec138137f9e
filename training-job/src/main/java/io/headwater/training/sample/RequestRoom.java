package io.headwater.training.sample;

import io.headwater.dataflow.OrderKey;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.RecommendationRequest;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * By user: asks for a list before each group of a user seen before, as far as the slice's rate wants it, and keeps what the user did
 * then as labels. Batch hands one user over after the other.
 */
public final class RequestRoom
        extends KeyedProcessFunction<String, AcceptedEvent, RecommendationRequest> {
    /** What the users turned to after the requests. */
    static final OutputTag<SampleMessage> LABELS = new OutputTag<>("labels", SampleMessage.TYPE);

    private static final long serialVersionUID = 1L;

    private final TimeSplit split;
    private final int seed;
    private transient Groups groups;
    private transient String asked;
    private transient long askedKey;

    RequestRoom(TimeSplit split, int seed) {
        this.split = split;
        this.seed = seed;
    }

    @Override
    public void open(OpenContext context) {
        groups = new Groups();
    }

    @Override
    public void processElement(
            AcceptedEvent accepted, Context context, Collector<RecommendationRequest> out) {
        Event event = accepted.event();
        if (!event.isPositive()) {
            return;
        }
        Groups.Place place = groups.add(event);
        if (place.first()) {
            asked = null;
            if (place.userSeenBefore()) {
                ask(event, OrderKey.before(context.timestamp()), out);
            }
        }
        if (asked != null && place.target()) {
            context.output(
                    LABELS,
                    SampleMessage.of(new Label(asked, askedKey, event.itemId(), event.type())));
        }
    }

    private void ask(Event event, long requestKey, Collector<RecommendationRequest> out) {
        long timeMillis = event.timestampMillis();
        String userId = event.userId();
        String id = Groups.requestId(userId, timeMillis);
        double rate = split.rate(split.slice(timeMillis));
        if (Chance.of(seed, userId, id).nextDouble() < rate) {
            asked = id;
            askedKey = requestKey;
            out.collect(new RecommendationRequest(id, userId, 1, List.of(), false, timeMillis));
        }
    }
}
