package io.headwater.dataflow;

import io.headwater.configuration.NeighbourConfiguration;
import io.headwater.configuration.StateConfiguration;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.Followers;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.neighbour.ToldFollowers;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Behind room 4, by item: keeps what it is told of the item's followers, and answers for seeds that have few neighbours. */
public final class SecondHopRoom extends Room<String, ToldFollowers, SeedAnswer>
        implements OneInputStreamOperator<FollowerMessage, SeedAnswer> {
    private static final long serialVersionUID = 1L;

    private final long halfLifeMillis;
    private final long ttlMillis;

    public SecondHopRoom(NeighbourConfiguration configuration, StateConfiguration state) {
        super("second-hop", ToldFollowers.FORMAT, state, 2);
        this.halfLifeMillis = configuration.halfLife().toMillis();
        this.ttlMillis = state.ttl().toMillis();
    }

    @Override
    protected ToldFollowers emptyState() {
        return new ToldFollowers();
    }

    @Override
    public void processElement(StreamRecord<FollowerMessage> element) throws Exception {
        FollowerMessage message = element.getValue();
        long orderKey = element.getTimestamp();
        if (message.query() == null) {
            state().change(message.key()).tell(message.followers(), orderKey);
        } else {
            Followers followers = state().get(message.key()).at(orderKey);
            output.collect(new StreamRecord<>(answer(followers, message.query()), orderKey));
        }
    }

    private SeedAnswer answer(Followers followers, SeedQuery query) {
        return followers == null || query.asOfMillis() - followers.timeMillis() > ttlMillis
                ? SeedAnswer.empty(query)
                : SeedAnswer.of(followers, query, halfLifeMillis);
    }
}
