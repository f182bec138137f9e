package io.headwater.dataflow;

import io.headwater.serialization.Block;
import io.headwater.serialization.JournalFormat;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Large values of which little changes: seldom written whole, between that as the changes since. */
final class JournalState<V> implements ColdState<V> {
    private final ValueState<byte[]> whole;
    private final ValueState<byte[]> changes;
    private final JournalFormat<V> format;

    JournalState(ValueState<byte[]> whole, ValueState<byte[]> changes, JournalFormat<V> format) {
        this.whole = whole;
        this.changes = changes;
        this.format = format;
    }

    @Override
    public V read() throws IOException {
        byte[] block = whole.value();
        if (block == null) {
            return null;
        }
        V value = Block.decode(HotState.VERSION, format, block);
        byte[] since = changes.value();
        if (since != null) {
            format.redo(value, since);
        }
        return value;
    }

    @Override
    public void write(V value) throws IOException {
        byte[] since = format.changes(value);
        if (since != null) {
            changes.update(since);
            return;
        }
        whole.update(Block.encode(HotState.VERSION, format, value));
        if (format.forget(value)) {
            changes.clear();
        }
    }
}
