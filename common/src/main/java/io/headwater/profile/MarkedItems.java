package io.headwater.profile;

import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Items a user disliked, or bought, with the latest time; the 512 marked last. */
final class MarkedItems {
    static final int CAPACITY = 512;

    private final Map<String, Long> millisById = new LinkedHashMap<>();

    void mark(String itemId, long t) {
        Long before = millisById.remove(itemId);
        millisById.put(itemId, before == null ? t : Math.max(before, t));
        if (millisById.size() > CAPACITY) {
            Iterator<String> oldest = millisById.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void unmark(String itemId) {
        millisById.remove(itemId);
    }

    /** Adds those marked at or after a time, in the order of marking. */
    void addTo(Set<String> itemIds, long sinceMillis) {
        for (Map.Entry<String, Long> marked : millisById.entrySet()) {
            if (marked.getValue() >= sinceMillis) {
                itemIds.add(marked.getKey());
            }
        }
    }

    void write(DataOutput out, long newestMillis) throws IOException {
        Bytes.writeVarInt(out, millisById.size());
        for (Map.Entry<String, Long> marked : millisById.entrySet()) {
            Bytes.writeText(out, marked.getKey());
            Bytes.writeVarLong(out, newestMillis - marked.getValue());
        }
    }

    static MarkedItems read(DataInput in, long newestMillis) throws IOException {
        MarkedItems value = new MarkedItems();
        for (int left = Bytes.readVarInt(in); left > 0; left--) {
            value.millisById.put(Bytes.readText(in), newestMillis - Bytes.readVarLong(in));
        }
        return value;
    }
}
