package io.headwater.candidate;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.RecommendationRequest;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.SeedQuery;
import io.headwater.profile.UserFeatures;
import io.headwater.profile.UserProfile;
import io.headwater.serialization.Block;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what is known of a user into the request for a list, and that into questions to the neighbours.
 *
 * @param limit items of a list that no request asked for
 * @param seeds recent distinct items whose neighbours are asked
 */
public record ListRules(int limit, int seeds, long sessionGapMillis, long boughtWithinMillis)
        implements Serializable {

    public static ListRules of(HeadwaterConfiguration configuration) {
        return new ListRules(
                configuration.recommend().limit(),
                configuration.neighbours().seeds(),
                configuration.intake().sessionGap().toMillis(),
                configuration.rules().boughtWithin().toMillis());
    }

    /** The list after an event, which the profile has folded. */
    public ListRequest afterEvent(
            String userId, long listNumber, UserProfile profile, ListRequest.Cause cause) {
        return list(userId, listNumber, profile, cause, cause.timestampMillis(), null);
    }

    /** The list that a request asks for; it changes nothing of the profile. */
    public ListRequest forRequest(
            String userId, long listNumber, UserProfile profile, RecommendationRequest request) {
        return list(userId, listNumber, profile, null, request.timestampMillis(), request);
    }

    private ListRequest list(
            String userId,
            long listNumber,
            UserProfile profile,
            ListRequest.Cause cause,
            long timeMillis,
            RecommendationRequest request) {
        long asOf = Math.max(timeMillis, profile.newestMillis());
        float[] features = new float[UserFeatures.FEATURES.size()];
        profile.features(asOf, features);
        boolean open =
                profile.positions() > 0 && asOf - profile.recentMillis(1) <= sessionGapMillis;
        return new ListRequest(
                userId,
                listNumber,
                request == null ? null : request.requestId(),
                cause,
                asOf,
                request == null ? limit : request.limit(),
                request == null ? List.of() : request.exclude(),
                request != null && request.explain(),
                features,
                profile.positions(),
                profile.groups(),
                open ? profile.sessionEvents() : 0,
                List.copyOf(profile.ownItems()),
                List.of(profile.forbidden(asOf, boughtWithinMillis)));
    }

    /** One question a seed; the first carries the request, and without seeds it travels alone under its user's key. */
    public List<NeighbourMessage> questions(ListRequest list) {
        byte[] request = Block.encode(ListRequest.FORMAT, list);
        int asked = Math.min(seeds, list.own().size());
        List<NeighbourMessage> questions = new ArrayList<>(Math.max(1, asked));
        for (int age = 0; age < Math.max(1, asked); age++) {
            SeedQuery query =
                    new SeedQuery(
                            list.userId(),
                            list.listNumber(),
                            age,
                            asked,
                            list.asOfMillis(),
                            age == 0 ? request : null);
            String key = asked == 0 ? list.userId() : list.own().get(age).itemId();
            questions.add(NeighbourMessage.of(key, query));
        }
        return questions;
    }
}
