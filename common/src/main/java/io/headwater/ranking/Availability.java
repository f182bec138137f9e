package io.headwater.ranking;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Which items must not be shown as of a time, from the changes that have become known; mutable, one per slot. */
public final class Availability {
    private final Map<String, Change> changes = new HashMap<>();

    /** The last times at which an item left and came back, epoch milliseconds. */
    private record Change(long goneMillis, long backMillis) {}

    /**
     * Learns that an item left or is there; one that never left need not be remembered.
     *
     * @return whether something is remembered of the item
     */
    public boolean learn(String itemId, boolean available, long timeMillis) {
        Change known = changes.get(itemId);
        if (known == null && available) {
            return false;
        }
        long goneMillis = available ? known.goneMillis() : timeMillis;
        long backMillis =
                available ? timeMillis : known == null ? Long.MIN_VALUE : known.backMillis();
        boolean never = available && backMillis == goneMillis;
        changes.put(itemId, new Change(never ? Long.MAX_VALUE : goneMillis, backMillis));
        return true;
    }

    public boolean isGone(String itemId, long asOfMillis) {
        Change known = changes.isEmpty() ? null : changes.get(itemId);
        if (known == null || known.goneMillis() > asOfMillis) {
            return false;
        }
        boolean back = known.backMillis() > known.goneMillis();
        return !back || known.backMillis() > asOfMillis;
    }

    /** What is known of an item, for state that {@link #restore} reads. */
    public byte[] encode(String itemId) {
        Change change = changes.get(itemId);
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(change.goneMillis())
                .putLong(change.backMillis())
                .array();
    }

    public void restore(String itemId, byte[] encoded) {
        ByteBuffer change = ByteBuffer.wrap(encoded);
        changes.put(itemId, new Change(change.getLong(), change.getLong()));
    }
}
