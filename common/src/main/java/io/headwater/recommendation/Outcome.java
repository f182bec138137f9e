package io.headwater.recommendation;

import io.headwater.event.EventType;
import java.util.Objects;

/**
 * What an event said of the list its user had been shown before it (prequential evaluation).
 *
 * @param recommendationId the list that is judged
 * @param hitRank place of the item in that list, 0 for a miss
 * @param popularityRank place of the item in the popularity list of that time, 0 for a miss
 * @param delayMillis event time between list and event
 */
public record Outcome(
        String recommendationId,
        String userId,
        String eventId,
        String itemId,
        EventType type,
        long eventTimeMillis,
        ModelVersion model,
        int hitRank,
        int popularityRank,
        long delayMillis) {

    public Outcome {
        Objects.requireNonNull(recommendationId, "recommendationId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(model, "model");
    }
}
