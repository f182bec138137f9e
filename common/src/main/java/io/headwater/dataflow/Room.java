package io.headwater.dataflow;

import io.headwater.configuration.StateConfiguration;
import io.headwater.serialization.Format;
import io.headwater.serialization.JournalFormat;
import java.util.List;
import java.util.stream.Stream;
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
        // What is written with its changes rests for the time that JournalFormat lets pass between
        // whole values, and more.
        int rest = format instanceof JournalFormat ? lifetimes + 2 : lifetimes;
        ColdState<S> cold =
                ColdState.open(
                        getRuntimeContext(),
                        stateName,
                        format,
                        configuration.ttl().multipliedBy(rest));
        state =
                new HotState<>(
                        cold, this::setCurrentKey, this::emptyState, configuration.hotKeys());
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
