package io.headwater.dataflow;

import io.headwater.serialization.Block;
import io.headwater.serialization.Format;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Values that are written whole. */
final class WholeState<V> implements ColdState<V> {
    private final ValueState<byte[]> state;
    private final Format<V> format;

    WholeState(ValueState<byte[]> state, Format<V> format) {
        this.state = state;
        this.format = format;
    }

    @Override
    public V read() throws IOException {
        byte[] block = state.value();
        return block == null ? null : Block.decode(HotState.VERSION, format, block);
    }

    @Override
    public void write(V value) throws IOException {
        state.update(Block.encode(HotState.VERSION, format, value));
    }
}
