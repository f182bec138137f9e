package io.headwater.dataflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keyed state that keeps the values of recently used keys decoded on the heap and writes changed ones back when they leave or a
 * checkpoint begins. Who leaves is found by a clock (Corbató, 1968): a use only sets a flag, which spares the garbage collector the links
 * of a list in the order of use. The state backend holds versioned bytes; what is on the heap is never what the backend holds, so values
 * may be mutable.
 *
 * @param <K> the key
 * @param <V> the value, mutable
 */
public final class HotState<K, V> {
    static final int VERSION = 3;

    private final ColdState<V> cold;
    private final Consumer<K> selectKey;
    private final Supplier<V> empty;
    private final int capacity;
    private final Map<K, Hot<K, V>> hot = new HashMap<>();
    private final List<Hot<K, V>> ring = new ArrayList<>();
    private int hand;

    private static final class Hot<K, V> {
        private final K key;
        private V value;
        private boolean changed;
        private boolean used;

        private Hot(K key, V value) {
            this.key = key;
            this.value = value;
        }
    }

    HotState(ColdState<V> cold, Consumer<K> selectKey, Supplier<V> empty, int capacity) {
        this.cold = cold;
        this.selectKey = selectKey;
        this.empty = empty;
        this.capacity = capacity;
    }

    /** The value of the key, which must be the operator's current key; to be read only. */
    public V get(K key) throws Exception {
        return entry(key).value;
    }

    /** The value of the key, which must be the operator's current key; the caller may change it. */
    public V change(K key) throws Exception {
        Hot<K, V> entry = entry(key);
        entry.changed = true;
        return entry.value;
    }

    /** Puts another value in the place of the key's. */
    public V replace(K key, V value) throws Exception {
        Hot<K, V> entry = entry(key);
        entry.changed = true;
        entry.value = value;
        return value;
    }

    private Hot<K, V> entry(K key) throws Exception {
        Hot<K, V> known = hot.get(key);
        if (known != null) {
            known.used = true;
            return known;
        }
        V rested = cold.read();
        Hot<K, V> entry = new Hot<>(key, rested == null ? empty.get() : rested);
        hot.put(key, entry);
        if (ring.size() < capacity) {
            ring.add(entry);
        } else {
            takePlaceOf(unused(), entry);
            selectKey.accept(key);
        }
        return entry;
    }

    /** The place of an entry that was not used since the hand came by: those that were have another round. */
    private int unused() {
        while (ring.get(hand).used) {
            ring.get(hand).used = false;
            hand = (hand + 1) % capacity;
        }
        return hand;
    }

    private void takePlaceOf(int place, Hot<K, V> entry) throws Exception {
        Hot<K, V> leaving = ring.set(place, entry);
        write(leaving);
        hot.remove(leaving.key);
        hand = (place + 1) % capacity;
    }

    /** Writes every changed value; changes the operator's current key. */
    void flush() throws Exception {
        for (Hot<K, V> entry : ring) {
            write(entry);
        }
    }

    private void write(Hot<K, V> entry) throws Exception {
        if (entry.changed) {
            selectKey.accept(entry.key);
            cold.write(entry.value);
            entry.changed = false;
        }
    }
}
