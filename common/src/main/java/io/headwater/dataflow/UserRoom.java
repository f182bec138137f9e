package io.headwater.dataflow;

import io.headwater.candidate.ListRequest;
import io.headwater.candidate.ListRules;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.StateConfiguration;
import io.headwater.event.Event;
import io.headwater.event.RecommendationRequest;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.Pairs;
import io.headwater.profile.UserProfile;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Room 3, by user: folds events into the profile in the user's order, asks the neighbours for each new list, then tells them of the
 * new pairs. Questions leave before updates, so that a list never holds the echo of its own event.
 */
public final class UserRoom extends Room<String, UserState, NeighbourMessage>
        implements OneInputStreamOperator<UserMessage, NeighbourMessage> {
    private static final long serialVersionUID = 1L;

    private final StateConfiguration configuration;
    private final ListRules lists;
    private final boolean listAfterEvents;
    private final int depth;

    public UserRoom(HeadwaterConfiguration configuration) {
        super("user", UserState.format(configuration.state().ownItems()), configuration.state(), 2);
        this.configuration = configuration.state();
        this.lists = ListRules.of(configuration);
        this.listAfterEvents = configuration.recommend().on().equals("events");
        this.depth = configuration.neighbours().depth();
    }

    @Override
    protected UserState emptyState() {
        return new UserState(new UserProfile(configuration.ownItems()));
    }

    @Override
    public void processElement(StreamRecord<UserMessage> element) throws Exception {
        UserMessage message = element.getValue();
        UserState user = state().change(message.userId());
        if (message.request() != null) {
            answer(user, message.request(), element.getTimestamp());
            return;
        }
        user.park(message);
        for (UserMessage next = user.next(); next != null; next = user.next()) {
            fold(user, next, element.getTimestamp());
        }
    }

    private void fold(UserState user, UserMessage message, long orderKey) {
        Event event = message.event().event();
        UserProfile profile = user.beginAt(event.timestampMillis(), configuration);
        profile.fold(message.event(), message.snapshot());
        if (listAfterEvents) {
            ask(
                    lists.afterEvent(
                            event.userId(),
                            user.takeListNumber(),
                            profile,
                            ListRequest.Cause.of(event)),
                    orderKey);
        }
        if (event.isPositive()) {
            long updateKey = OrderKey.withPhase(orderKey, OrderKey.UPDATE);
            Pairs.of(
                    profile,
                    event,
                    message.snapshot(),
                    depth,
                    update -> output.collect(new StreamRecord<>(update, updateKey)));
        }
    }

    private void answer(UserState user, RecommendationRequest request, long orderKey) {
        UserProfile profile = user.profileAt(request.timestampMillis(), configuration);
        ask(lists.forRequest(request.userId(), user.takeListNumber(), profile, request), orderKey);
    }

    private void ask(ListRequest list, long orderKey) {
        long queryKey = OrderKey.withPhase(orderKey, OrderKey.QUERY);
        for (NeighbourMessage question : lists.questions(list)) {
            output.collect(new StreamRecord<>(question, queryKey));
        }
    }
}
