package io.headwater.event;

import java.util.List;
import java.util.Objects;

/**
 * A request for a list from `recommendation-requests`; it changes no state.
 *
 * @param timestampMillis the time as of which to answer, epoch milliseconds
 */
public record RecommendationRequest(
        String requestId,
        String userId,
        int limit,
        List<String> exclude,
        boolean explain,
        long timestampMillis) {

    public RecommendationRequest {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(userId, "userId");
        exclude = List.copyOf(exclude);
    }
}
