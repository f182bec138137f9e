package io.headwater.dataflow;

import io.headwater.configuration.NeighbourConfiguration;
import io.headwater.configuration.StateConfiguration;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Room 4, by item: folds pairs into the item's neighbours and answers the questions of requests. */
public final class NeighbourRoom extends Room<String, NeighbourList, SeedAnswer>
        implements OneInputStreamOperator<NeighbourMessage, SeedAnswer> {
    private static final long serialVersionUID = 1L;

    private final NeighbourConfiguration configuration;
    private final long ttlMillis;
    private transient Counter answered;
    private transient Counter neighboursKnown;
    private transient Counter neighboursAnswered;

    public NeighbourRoom(NeighbourConfiguration configuration, StateConfiguration state) {
        super(
                "neighbours",
                NeighbourList.format(
                        configuration.capacity(),
                        configuration.halfLife().toMillis(),
                        state.ttl().toMillis()),
                state,
                1);
        this.configuration = configuration;
        this.ttlMillis = state.ttl().toMillis();
    }

    @Override
    protected NeighbourList emptyState() {
        return new NeighbourList(configuration.capacity(), configuration.halfLife().toMillis());
    }

    @Override
    public void open() throws Exception {
        super.open();
        answered = getMetricGroup().counter("numSeedsAnswered");
        neighboursKnown = getMetricGroup().counter("numNeighboursKnown");
        neighboursAnswered = getMetricGroup().counter("numNeighboursAnswered");
    }

    @Override
    public void processElement(StreamRecord<NeighbourMessage> element) throws Exception {
        NeighbourMessage message = element.getValue();
        if (message.query() != null) {
            SeedAnswer answer = answer(message.key(), message.query());
            answered.inc();
            neighboursKnown.inc(answer.listSize());
            neighboursAnswered.inc(answer.size());
            output.collect(new StreamRecord<>(answer, element.getTimestamp()));
        } else if (message.pair() != null) {
            current(message.key(), message.pair().timeMillis()).fold(message.pair());
        } else {
            current(message.key(), message.visit().timeMillis()).fold(message.visit());
        }
    }

    private SeedAnswer answer(String item, SeedQuery query) throws Exception {
        if (query.seeds() == 0) {
            return SeedAnswer.empty(query);
        }
        NeighbourList list = state().get(item);
        boolean known = list.size() > 0 && !isSilent(list, query.asOfMillis());
        return known ? SeedAnswer.of(list, query, configuration.answer()) : SeedAnswer.empty(query);
    }

    /** The item's neighbours, begun anew after a silence longer than the TTL. */
    private NeighbourList current(String item, long timeMillis) throws Exception {
        NeighbourList list = state().change(item);
        return isSilent(list, timeMillis) ? state().replace(item, emptyState()) : list;
    }

    private boolean isSilent(NeighbourList list, long timeMillis) {
        return list.newestMillis() != Long.MIN_VALUE
                && timeMillis - list.newestMillis() > ttlMillis;
    }
}
