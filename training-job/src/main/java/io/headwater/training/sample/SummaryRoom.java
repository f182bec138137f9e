package io.headwater.training.sample;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.Ids;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** By user, in the first pass over the log: counts what each event adds to its minute. Batch hands one user over after the other. */
public final class SummaryRoom extends KeyedProcessFunction<String, AcceptedEvent, LogMinute> {
    private static final long serialVersionUID = 1L;

    private transient Groups groups;

    @Override
    public void open(OpenContext context) {
        groups = new Groups();
    }

    @Override
    public void processElement(AcceptedEvent accepted, Context context, Collector<LogMinute> out) {
        Event event = accepted.event();
        if (!event.isPositive()) {
            return;
        }
        Groups.Place place = groups.add(event);
        out.collect(
                new LogMinute(
                        Math.floorDiv(event.timestampMillis(), LogMinute.MILLIS),
                        1,
                        place.first() && place.userSeenBefore() ? 1 : 0,
                        Ids.hash(event.eventId())));
    }
}
