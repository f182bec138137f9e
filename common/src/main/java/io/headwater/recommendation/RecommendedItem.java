package io.headwater.recommendation;

import java.util.Objects;

/**
 * One place of a list.
 *
 * @param rank 1 for the first
 * @param reason which source named it, in words an application can show or parse
 * @param explanation null unless the request asked for it
 */
public record RecommendedItem(
        String itemId, int rank, double score, String reason, Explanation explanation) {

    public RecommendedItem {
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(reason, "reason");
    }
}
