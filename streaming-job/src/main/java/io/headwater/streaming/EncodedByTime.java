package io.headwater.streaming;

import io.headwater.serialization.Block;
import io.headwater.serialization.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.BroadcastState;

/** Broadcast values by the time that they are of, as bytes and decoded when first asked for; the newest of them in state. */
final class EncodedByTime<T> {
    private final BroadcastState<Long, byte[]> state;
    private final Format<T> format;
    private final TreeMap<Long, byte[]> encoded = new TreeMap<>();
    private final Map<Long, T> decoded = new HashMap<>();
    private final TreeSet<Long> inState = new TreeSet<>();

    private EncodedByTime(BroadcastState<Long, byte[]> state, Format<T> format) {
        this.state = state;
        this.format = format;
    }

    static <T> EncodedByTime<T> restore(BroadcastState<Long, byte[]> state, Format<T> format)
            throws Exception {
        EncodedByTime<T> restored = new EncodedByTime<>(state, format);
        for (Map.Entry<Long, byte[]> entry : state.immutableEntries()) {
            restored.encoded.put(entry.getKey(), entry.getValue());
            restored.inState.add(entry.getKey());
        }
        return restored;
    }

    void put(long time, byte[] value) throws Exception {
        encoded.put(time, value);
        inState.add(time);
        state.put(time, value);
    }

    /** Keeps the newest values only, and fewer of them in state. */
    void keep(int most, int mostInState) throws Exception {
        while (encoded.size() > most) {
            removeOldest();
        }
        while (inState.size() > mostInState) {
            removeOldestInState();
        }
    }

    /** Time of the newest value, the least possible when there is none. */
    long newestTime() {
        return encoded.isEmpty() ? Long.MIN_VALUE : encoded.lastKey();
    }

    /** Time of the oldest value. */
    long oldestTime() {
        return encoded.firstKey();
    }

    /** Time of the oldest value in state. */
    long oldestTimeInState() {
        return inState.first();
    }

    /** Removes what nobody who asks from those times on can get. */
    void removeBefore(long time, long timeInState) throws Exception {
        Long needed = encoded.floorKey(time);
        while (needed != null && encoded.firstKey() < needed) {
            removeOldest();
        }
        Long neededInState = inState.floor(timeInState);
        while (neededInState != null && inState.first() < neededInState) {
            removeOldestInState();
        }
    }

    private void removeOldest() {
        decoded.remove(encoded.pollFirstEntry().getKey());
    }

    private void removeOldestInState() throws Exception {
        state.remove(inState.pollFirst());
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
