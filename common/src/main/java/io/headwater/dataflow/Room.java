package io.headwater.dataflow;

import io.headwater.configuration.StateConfiguration;
import io.headwater.serialization.Format;
import io.headwater.serialization.JournalFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * An operator that owns one kind of keyed state, one value per key. An operator and not a function, because it writes state back
 * before the checkpoint barrier leaves, and gives its output order keys.
 *
 * @param <K> the key
 * @param <S> the state of a key
 * @param <OUT> what leaves
 */
public abstract class Room<K, S, OUT> extends AbstractStreamOperator<OUT> {
    private static final long serialVersionUID = 1L;

    private final String stateName;
    private final Format<S> format;
    private final StateConfiguration configuration;
    private final int lifetimes;
    private transient HotState<K, S> state;

    /**
     * @param lifetimes after how many times {@code state.ttl} of silence the space of a key is freed; a room further down waits longer
     *     than the one before it
     */
    protected Room(
            String stateName, Format<S> format, StateConfiguration configuration, int lifetimes) {
        this.stateName = stateName;
        this.format = format;
        this.configuration = configuration;
        this.lifetimes = lifetimes;
    }

    /** The state of a key that was never met. */
    protected abstract S emptyState();

    @Override
    public void open() throws Exception {
        super.open();
        state =
                new HotState<>(
                        cold(), this::setCurrentKey, this::emptyState, configuration.hotKeys());
    }

    /** A value that is written with its changes rests for the time that {@link JournalFormat} lets pass between whole ones, and more. */
    private ColdState<S> cold() throws Exception {
        Duration ttl = configuration.ttl().multipliedBy(lifetimes);
        if (format instanceof JournalFormat<S> journal) {
            return new JournalState<>(
                    bytes(stateName, ttl.plus(configuration.ttl().multipliedBy(2))),
                    bytes(stateName + "-changes", ttl.plus(configuration.ttl().multipliedBy(2))),
                    journal);
        }
        return new WholeState<>(bytes(stateName, ttl), format);
    }

    private ValueState<byte[]> bytes(String name, Duration ttl) throws Exception {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>(
                        name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(ttl).cleanupInRocksdbCompactFilter(1000).build());
        return getRuntimeContext().getState(descriptor);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        state.flush();
    }

    /** The keys that the state backend holds, such as those of a restored job. */
    protected final List<K> keys() {
        try (Stream<K> keys =
                this.<K>getKeyedStateBackend().getKeys(stateName, VoidNamespace.INSTANCE)) {
            return keys.toList();
        }
    }

    protected final HotState<K, S> state() {
        return state;
    }
}
