package io.headwater.dataflow;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.configuration.StateConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.Intake;
import io.headwater.event.Rejection;
import java.time.Instant;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Room 1, by user: drops duplicates, refuses what comes too late, numbers the rest and cuts sessions. */
public final class IntakeRoom extends Room<String, Intake, AcceptedEvent>
        implements OneInputStreamOperator<Event, AcceptedEvent> {
    /** What was refused. */
    public static final OutputTag<Rejection> REJECTED =
            new OutputTag<>("rejected", StreamTypes.REJECTION);

    private static final long serialVersionUID = 1L;

    private final IntakeConfiguration rules;
    private transient Counter accepted;
    private transient Counter duplicates;
    private transient Counter outOfOrder;

    public IntakeRoom(IntakeConfiguration rules, StateConfiguration state) {
        super("intake", Intake.FORMAT, state, 1);
        this.rules = rules;
    }

    @Override
    protected Intake emptyState() {
        return new Intake();
    }

    @Override
    public void open() throws Exception {
        super.open();
        accepted = getMetricGroup().counter("numEventsAccepted");
        duplicates = getMetricGroup().counter("numEventsDuplicate");
        outOfOrder = getMetricGroup().counter("numEventsOutOfOrder");
    }

    @Override
    public void processElement(StreamRecord<Event> element) throws Exception {
        Event event = element.getValue();
        Intake intake = state().change(event.userId());
        switch (intake.judge(event, rules)) {
            case DUPLICATE -> duplicates.inc();
            case LATE ->
                    output.collect(REJECTED, element.replace(late(event, intake.newestMillis())));
            case ACCEPT -> {
                accepted.inc();
                if (event.timestampMillis() < intake.newestMillis()) {
                    outOfOrder.inc();
                }
                output.collect(element.replace(intake.accept(event, rules)));
            }
        }
    }

    private Rejection late(Event event, long newestMillis) {
        return new Rejection(
                Rejection.Reason.LATE,
                "timestamp "
                        + Instant.ofEpochMilli(event.timestampMillis())
                        + " is older than the user's newest event "
                        + Instant.ofEpochMilli(newestMillis)
                        + " by more than intake.allowed-lateness "
                        + rules.allowedLateness(),
                event.origin());
    }
}
