package io.headwater.neighbour;

import java.util.List;
import java.util.Objects;

/**
 * An item was visited: its own snapshot, and the symmetric counts towards the items before it.
 *
 * @param item the visited item's encoded snapshot
 * @param earlier encoded snapshots of the items before it
 * @param coVisits their weights
 */
public record VisitUpdate(long timeMillis, byte[] item, List<byte[]> earlier, float[] coVisits) {

    public VisitUpdate {
        Objects.requireNonNull(item, "item");
    }
}
