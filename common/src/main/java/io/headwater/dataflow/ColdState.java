package io.headwater.dataflow;

import io.headwater.serialization.Format;
import io.headwater.serialization.JournalFormat;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** Where the values of a room rest: in the state backend, under the operator's current key, as versioned bytes. */
public interface ColdState<V> {

    /** The value, null when there is none. */
    V read() throws IOException;

    void write(V value) throws IOException;

    /** The state of a room, in the room itself or in a savepoint of it. */
    static <V> ColdState<V> open(
            RuntimeContext context, String name, Format<V> format, Duration ttl) {
        ValueState<byte[]> whole = context.getState(bytes(name, ttl));
        if (format instanceof JournalFormat<V> journal) {
            return new JournalState<>(
                    whole, context.getState(bytes(name + "-changes", ttl)), journal);
        }
        return new WholeState<>(whole, format);
    }

    private static ValueStateDescriptor<byte[]> bytes(String name, Duration ttl) {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>(
                        name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(ttl).cleanupInRocksdbCompactFilter(1000).build());
        return descriptor;
    }
}
