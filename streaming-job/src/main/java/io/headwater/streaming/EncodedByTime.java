package io.headwater.streaming;

import io.headwater.serialization.Block;
import io.headwater.serialization.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;

/** Broadcast values by the time that they are of, in state as bytes and decoded when first asked for. */
final class EncodedByTime<T> {
    private final BroadcastState<Long, byte[]> state;
    private final Format<T> format;
    private final TreeMap<Long, byte[]> encoded = new TreeMap<>();
    private final Map<Long, T> decoded = new HashMap<>();

    private EncodedByTime(BroadcastState<Long, byte[]> state, Format<T> format) {
        this.state = state;
        this.format = format;
    }

    static <T> EncodedByTime<T> restore(BroadcastState<Long, byte[]> state, Format<T> format)
            throws Exception {
        EncodedByTime<T> restored = new EncodedByTime<>(state, format);
        for (Map.Entry<Long, byte[]> entry : state.immutableEntries()) {
            restored.encoded.put(entry.getKey(), entry.getValue());
        }
        return restored;
    }

    void put(long time, byte[] value) throws Exception {
        encoded.put(time, value);
        state.put(time, value);
    }

    int size() {
        return encoded.size();
    }

    /** Time of the newest value, the least possible when there is none. */
    long newestTime() {
        return encoded.isEmpty() ? Long.MIN_VALUE : encoded.lastKey();
    }

    /** Time of the oldest value. */
    long oldestTime() {
        return encoded.firstKey();
    }

    /** Removes what nobody who asks from that time on can get. */
    void removeBefore(long time) throws Exception {
        Long needed = encoded.floorKey(time);
        while (needed != null && encoded.firstKey() < needed) {
            removeOldest();
        }
    }

    void removeOldest() throws Exception {
        long oldest = encoded.pollFirstEntry().getKey();
        decoded.remove(oldest);
        state.remove(oldest);
    }

    /** The last value of that time or before, null when there is none. */
    T asOf(long time) {
        return decode(encoded.floorEntry(time));
    }

    /** The oldest value, null when there is none. */
    T oldest() {
        return decode(encoded.firstEntry());
    }

    private T decode(Map.Entry<Long, byte[]> entry) {
        return entry == null
                ? null
                : decoded.computeIfAbsent(
                        entry.getKey(), time -> Block.decode(format, entry.getValue()));
    }
}
