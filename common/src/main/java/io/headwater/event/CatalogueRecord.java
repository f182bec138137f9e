package io.headwater.event;

import java.util.Objects;

/**
 * A fact about an item from the `items` topic.
 *
 * @param category null when the record does not name one
 * @param price NaN when the record does not name one
 * @param available false for a withdrawn item (tombstone) as well
 */
public record CatalogueRecord(
        String itemId, String category, float price, boolean available, long timestampMillis) {

    public CatalogueRecord {
        Objects.requireNonNull(itemId, "itemId");
    }
}
