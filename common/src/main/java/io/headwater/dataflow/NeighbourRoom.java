package io.headwater.dataflow;

import io.headwater.configuration.NeighbourConfiguration;
import io.headwater.configuration.StateConfiguration;
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.Followers;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.PairUpdate;
import io.headwater.neighbour.SecondHop;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Room 4, by item: folds pairs into the item's neighbours and answers the questions of requests. Seeds with few neighbours also ask
 * their best followers, who are told of in time.
 */
public final class NeighbourRoom extends Room<String, NeighbourList, SeedAnswer>
        implements OneInputStreamOperator<NeighbourMessage, SeedAnswer> {
    /** What the second hop is told and asked. */
    public static final OutputTag<FollowerMessage> FOLLOWERS =
            new OutputTag<>("followers", StreamTypes.FOLLOWER_MESSAGE);

    private static final long serialVersionUID = 1L;

    private final NeighbourConfiguration configuration;
    private final SecondHop secondHop;
    private final long ttlMillis;
    private transient AnswerMaker maker;
    private transient Counter answered;
    private transient Counter followersAsked;
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
        this.secondHop = SecondHop.of(configuration);
        this.ttlMillis = state.ttl().toMillis();
    }

    @Override
    protected NeighbourList emptyState() {
        return new NeighbourList(configuration.capacity(), configuration.halfLife().toMillis());
    }

    @Override
    public void open() throws Exception {
        super.open();
        maker = new AnswerMaker(configuration.answer());
        answered = getMetricGroup().counter("numSeedsAnswered");
        followersAsked = getMetricGroup().counter("numFollowersAsked");
        neighboursKnown = getMetricGroup().counter("numNeighboursKnown");
        neighboursAnswered = getMetricGroup().counter("numNeighboursAnswered");
    }

    @Override
    public void processElement(StreamRecord<NeighbourMessage> element) throws Exception {
        NeighbourMessage message = element.getValue();
        if (message.query() != null) {
            answer(message.key(), message.query(), element.getTimestamp());
        } else if (message.pair() != null) {
            fold(message.key(), message.pair(), element.getTimestamp());
        } else {
            current(message.key(), message.visit().timeMillis()).fold(message.visit());
        }
    }

    private void answer(String item, SeedQuery query, long orderKey) throws Exception {
        SeedAnswer answer = SeedAnswer.empty(query);
        NeighbourList list = query.seeds() == 0 ? null : state().get(item);
        if (list != null && list.size() > 0 && !isSilent(list, query.asOfMillis())) {
            List<FollowerMessage> questions = secondHop.questions(list, query);
            answer = maker.answer(list, query, questions.size());
            for (FollowerMessage question : questions) {
                output.collect(FOLLOWERS, new StreamRecord<>(question, orderKey));
            }
        }
        answered.inc();
        followersAsked.inc(answer.asked());
        neighboursKnown.inc(answer.listSize());
        neighboursAnswered.inc(answer.size());
        output.collect(new StreamRecord<>(answer, orderKey));
    }

    private void fold(String item, PairUpdate pair, long orderKey) throws Exception {
        Followers followers = secondHop.fold(current(item, pair.timeMillis()), pair);
        if (followers != null) {
            output.collect(
                    FOLLOWERS, new StreamRecord<>(FollowerMessage.of(item, followers), orderKey));
        }
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
