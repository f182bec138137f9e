package io.headwater.dataflow;

import io.headwater.candidate.ListRequest;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.RecommendationRequest;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.Pairs;
import io.headwater.neighbour.SeedQuery;
import io.headwater.profile.OwnItem;
import io.headwater.profile.UserFeatures;
import io.headwater.profile.UserProfile;
import io.headwater.serialization.Block;
import java.util.List;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Room 3, by user: folds events into the profile in the user's order, asks the neighbours for each new list, then tells them of the
 * new pairs. Questions leave before updates, so that a list never holds the echo of its own event.
 */
public final class UserRoom extends Room<String, UserState, NeighbourMessage>
        implements OneInputStreamOperator<UserMessage, NeighbourMessage> {
    private static final long serialVersionUID = 1L;

    private final UserRules rules;

    public UserRoom(HeadwaterConfiguration configuration) {
        super(
                "user",
                UserState.format(configuration.state().ownItems()),
                configuration.state(),
                2);
        this.rules = UserRules.of(configuration);
    }

    @Override
    protected UserState emptyState() {
        return new UserState(new UserProfile(rules.state().ownItems()));
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
        AcceptedEvent accepted = message.event();
        Event event = accepted.event();
        UserProfile profile = user.profileAt(event.timestampMillis(), rules.state());
        profile.fold(accepted, message.snapshot());
        if (rules.listAfterEvents()) {
            ListRequest.Cause cause =
                    new ListRequest.Cause(
                            event.eventId(),
                            event.itemId(),
                            event.type(),
                            event.isPositive(),
                            event.timestampMillis());
            ask(user, cause, null, event.timestampMillis(), orderKey);
        }
        if (event.isPositive()) {
            long updateKey = OrderKey.withPhase(orderKey, OrderKey.UPDATE);
            Pairs.of(
                    profile,
                    event,
                    message.snapshot(),
                    rules.depth(),
                    update -> output.collect(new StreamRecord<>(update, updateKey)));
        }
    }

    private void answer(UserState user, RecommendationRequest request, long orderKey) {
        user.profileAt(request.timestampMillis(), rules.state());
        ask(user, null, request, request.timestampMillis(), orderKey);
    }

    private void ask(
            UserState user,
            ListRequest.Cause cause,
            RecommendationRequest request,
            long timeMillis,
            long orderKey) {
        UserProfile profile = user.profile();
        long asOf = Math.max(timeMillis, profile.newestMillis());
        List<OwnItem> own = List.copyOf(profile.ownItems());
        float[] features = new float[UserFeatures.FEATURES.size()];
        profile.features(asOf, features);
        boolean open = asOf - profile.newestMillis() <= rules.sessionGapMillis();
        String userId = (String) getCurrentKey();
        ListRequest list =
                new ListRequest(
                        userId,
                        user.takeListNumber(),
                        request == null ? null : request.requestId(),
                        cause,
                        asOf,
                        request == null ? rules.limit() : request.limit(),
                        request == null ? List.of() : request.exclude(),
                        request != null && request.explain(),
                        features,
                        profile.positions(),
                        profile.groups(),
                        open ? profile.sessionEvents() : 0,
                        own,
                        List.of(profile.forbidden(asOf, rules.boughtWithinMillis())));
        send(list, Math.min(rules.seeds(), own.size()), orderKey);
    }

    /** Sends one question a seed; the first carries the request, and without seeds it travels alone. */
    private void send(ListRequest list, int seeds, long orderKey) {
        byte[] request = Block.encode(ListRequest.FORMAT, list);
        long queryKey = OrderKey.withPhase(orderKey, OrderKey.QUERY);
        for (int age = 0; age < Math.max(1, seeds); age++) {
            SeedQuery query =
                    new SeedQuery(
                            list.userId(),
                            list.listNumber(),
                            age,
                            seeds,
                            list.asOfMillis(),
                            age == 0 ? request : null);
            String key = seeds == 0 ? list.userId() : list.own().get(age).itemId();
            output.collect(new StreamRecord<>(NeighbourMessage.of(key, query), queryKey));
        }
    }
}
