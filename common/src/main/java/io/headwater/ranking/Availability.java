package io.headwater.ranking;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which items must not be shown as of a time, from the changes that have become known; mutable, one per slot. */
public final class Availability {
    /** Absences remembered of an item: lists are made a little after the time that they are as of. */
    private static final int ABSENCES = 4;

    /** Per item the times at which it left and came back in turn, epoch milliseconds; it begins with a leaving. */
    private final Map<String, long[]> changes = new HashMap<>();

    /**
     * Learns that an item left or is there; one that never left need not be remembered.
     *
     * @return whether something is remembered of the item
     */
    public boolean learn(String itemId, boolean available, long timeMillis) {
        long[] known = changes.getOrDefault(itemId, new long[0]);
        if (available == (known.length % 2 == 0)) {
            return known.length > 0;
        }
        int forgotten = known.length == 2 * ABSENCES ? 2 : 0;
        int kept = known.length - forgotten;
        long[] times = Arrays.copyOfRange(known, forgotten, known.length + 1);
        times[kept] = kept == 0 ? timeMillis : Math.max(timeMillis, times[kept - 1]);
        changes.put(itemId, times);
        return true;
    }

    public boolean isGone(String itemId, long asOfMillis) {
        long[] times = changes.isEmpty() ? null : changes.get(itemId);
        if (times == null) {
            return false;
        }
        int before = times.length;
        while (before > 0 && times[before - 1] > asOfMillis) {
            before--;
        }
        return before % 2 == 1;
    }

    /** What is known of an item, for state that {@link #restore} reads. */
    public byte[] encode(String itemId) {
        long[] times = changes.get(itemId);
        ByteBuffer encoded = ByteBuffer.allocate(times.length * Long.BYTES);
        encoded.asLongBuffer().put(times);
        return encoded.array();
    }

    public void restore(String itemId, byte[] encoded) {
        long[] times = new long[encoded.length / Long.BYTES];
        ByteBuffer.wrap(encoded).asLongBuffer().get(times);
        changes.put(itemId, times);
    }
}
