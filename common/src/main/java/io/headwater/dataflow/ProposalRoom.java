package io.headwater.dataflow;

import io.headwater.comparison.Proposal;
import io.headwater.comparison.Trial;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.recommendation.Outcome;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Behind room 5, under one constant key: folds the outcomes of champion and challenger and proposes a challenger that is better. */
public final class ProposalRoom extends Room<Integer, Trial, Proposal>
        implements OneInputStreamOperator<Outcome, Proposal> {
    /** The one key. */
    public static final int KEY = 0;

    private static final long serialVersionUID = 1L;

    private final String model;

    public ProposalRoom(HeadwaterConfiguration configuration) {
        super("proposals", Trial.FORMAT, configuration.state(), 3);
        this.model = configuration.model().name();
    }

    @Override
    protected Trial emptyState() {
        return new Trial();
    }

    /** What was not shown could not be chosen, and the formula can not be replaced: shadows and formula are no witnesses. */
    @Override
    public void processElement(StreamRecord<Outcome> element) throws Exception {
        Outcome outcome = element.getValue();
        if (!outcome.model().name().equals(model) || outcome.model().variant().equals("shadow")) {
            return;
        }
        Proposal proposal = state().change(KEY).fold(outcome);
        if (proposal != null) {
            output.collect(new StreamRecord<>(proposal, element.getTimestamp()));
        }
    }
}
