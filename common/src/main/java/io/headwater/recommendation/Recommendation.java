package io.headwater.recommendation;

import java.util.List;
import java.util.Objects;

/**
 * A list as it goes to the `recommendations` topic; made after an event or for a request.
 *
 * @param recommendationId the same for the same user and event or request, however often it is made
 * @param requestId null for a list made after an event
 * @param eventId null for a list made for a request
 * @param eventTimeMillis the time as of which it was made
 * @param generatedAtMillis wall clock; takes part in nothing
 */
public record Recommendation(
        String recommendationId,
        String userId,
        String requestId,
        String eventId,
        long eventTimeMillis,
        long generatedAtMillis,
        ModelVersion model,
        List<RecommendedItem> items) {

    public Recommendation {
        Objects.requireNonNull(recommendationId, "recommendationId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(model, "model");
        items = List.copyOf(items);
    }
}
