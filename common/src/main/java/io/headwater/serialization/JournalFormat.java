package io.headwater.serialization;

/**
 * A format of values that can also be kept as what has changed in them since they were last written whole: cheap where values are large
 * and changes small.
 */
public interface JournalFormat<V> extends Format<V> {

    /** The changes since the value was last written, whole or as changes; null when it is to be written whole. */
    byte[] changes(V value);

    /** Makes changes to the value as it was when they began. */
    void redo(V value, byte[] changes);

    /** Begins to note changes anew, for the value has been written whole. */
    void forget(V value);
}
