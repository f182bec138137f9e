package io.headwater.dataflow;

import io.headwater.serialization.Format;
import io.headwater.serialization.JournalFormat;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Where the values of a room rest: in the state backend, under the operator's current key, as versioned bytes. */
public interface ColdState<V> {
    TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    /** The value, null when there is none. */
    V read() throws Exception;

    void write(V value) throws Exception;

    /** The state of a room, in the room itself or in a savepoint of it. */
    static <V> ColdState<V> open(
            RuntimeContext context, String name, Format<V> format, Duration ttl) {
        StateTtlConfig untilTtl =
                StateTtlConfig.newBuilder(ttl).cleanupInRocksdbCompactFilter(1000).build();
        ValueStateDescriptor<byte[]> bytes = new ValueStateDescriptor<>(name, BYTES);
        bytes.enableTimeToLive(untilTtl);
        ValueState<byte[]> whole = context.getState(bytes);
        if (format instanceof JournalFormat<V> journal) {
            ListStateDescriptor<byte[]> changes =
                    new ListStateDescriptor<>(name + "-changes", BYTES);
            changes.enableTimeToLive(untilTtl);
            return new JournalState<>(whole, context.getListState(changes), journal);
        }
        return new WholeState<>(whole, format);
    }
}
