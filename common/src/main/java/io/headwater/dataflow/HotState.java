package io.headwater.dataflow;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keyed state that keeps the values of the most recently used keys decoded on the heap and writes changed ones back when they leave
 * or a checkpoint begins. The state backend holds versioned bytes; what is on the heap is never what the backend holds, so values may
 * be mutable.
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
    private final Map<K, Hot<V>> hot = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Hot<V> {
        private V value;
        private boolean changed;
    }

    HotState(ColdState<V> cold, Consumer<K> selectKey, Supplier<V> empty, int capacity) {
        this.cold = cold;
        this.selectKey = selectKey;
        this.empty = empty;
        this.capacity = capacity;
    }

    /** The value of the key, which must be the operator's current key; to be read only. */
    public V get(K key) throws IOException {
        return entry(key).value;
    }

    /** The value of the key, which must be the operator's current key; the caller may change it. */
    public V change(K key) throws IOException {
        Hot<V> entry = entry(key);
        entry.changed = true;
        return entry.value;
    }

    /** Puts another value in the place of the key's. */
    public V replace(K key, V value) throws IOException {
        Hot<V> entry = entry(key);
        entry.changed = true;
        entry.value = value;
        return value;
    }

    private Hot<V> entry(K key) throws IOException {
        Hot<V> entry = hot.get(key);
        if (entry == null) {
            entry = new Hot<>();
            V known = cold.read();
            entry.value = known == null ? empty.get() : known;
            hot.put(key, entry);
            if (hot.size() > capacity) {
                evict();
                selectKey.accept(key);
            }
        }
        return entry;
    }

    private void evict() throws IOException {
        Iterator<Map.Entry<K, Hot<V>>> oldest = hot.entrySet().iterator();
        Map.Entry<K, Hot<V>> leaving = oldest.next();
        write(leaving.getKey(), leaving.getValue());
        oldest.remove();
    }

    /** Writes every changed value; changes the operator's current key. */
    void flush() throws IOException {
        for (Map.Entry<K, Hot<V>> entry : hot.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
    }

    private void write(K key, Hot<V> entry) throws IOException {
        if (entry.changed) {
            selectKey.accept(key);
            cold.write(entry.value);
            entry.changed = false;
        }
    }
}
