package io.headwater.dataflow;

import io.headwater.serialization.Block;
import io.headwater.serialization.JournalFormat;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;

/** Large values of which little changes: seldom written whole, between that the changes are appended, each once. */
final class JournalState<V> implements ColdState<V> {
    private final ValueState<byte[]> whole;
    private final ListState<byte[]> changes;
    private final JournalFormat<V> format;

    JournalState(ValueState<byte[]> whole, ListState<byte[]> changes, JournalFormat<V> format) {
        this.whole = whole;
        this.changes = changes;
        this.format = format;
    }

    @Override
    public V read() throws Exception {
        byte[] block = whole.value();
        if (block == null) {
            return null;
        }
        V value = Block.decode(HotState.VERSION, format, block);
        for (byte[] since : changes.get()) {
            format.redo(value, since);
        }
        return value;
    }

    @Override
    public void write(V value) throws Exception {
        byte[] since = format.changes(value);
        if (since == null) {
            whole.update(Block.encode(HotState.VERSION, format, value));
            changes.clear();
            format.forget(value);
        } else if (since.length > 0) {
            changes.add(since);
        }
    }
}
