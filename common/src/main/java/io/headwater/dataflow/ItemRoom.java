package io.headwater.dataflow;

import io.headwater.configuration.StateConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemStats;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Room 2, by item: keeps the item's statistics and facts; an event leaves with its item's snapshot. */
public final class ItemRoom extends Room<String, ItemStats, UserMessage>
        implements OneInputStreamOperator<ItemMessage, UserMessage> {
    /** Every change of an item, for the trending lists. */
    public static final OutputTag<ItemChange> CHANGES =
            new OutputTag<>("changes", StreamTypes.ITEM_CHANGE);

    private static final long serialVersionUID = 1L;

    private final long ttlMillis;

    public ItemRoom(StateConfiguration state) {
        super("item-stats", ItemStats.FORMAT, state, 1);
        this.ttlMillis = state.ttl().toMillis();
    }

    @Override
    protected ItemStats emptyState() {
        return new ItemStats((String) getCurrentKey());
    }

    @Override
    public void processElement(StreamRecord<ItemMessage> element) throws Exception {
        ItemMessage message = element.getValue();
        if (message.event() != null) {
            fold(message.event(), element.getTimestamp());
        } else {
            fold(message.record(), element.getTimestamp());
        }
    }

    private void fold(AcceptedEvent accepted, long orderKey) throws Exception {
        long timeMillis = accepted.event().timestampMillis();
        ItemStats stats = current(accepted.event().itemId(), timeMillis);
        stats.fold(accepted);
        byte[] snapshot = stats.snapshot();
        output.collect(new StreamRecord<>(UserMessage.of(accepted, snapshot), orderKey));
        ItemChange change =
                accepted.event().isPositive()
                        ? new ItemChange(timeMillis, false, snapshot)
                        : ItemChange.tick(timeMillis);
        output.collect(CHANGES, new StreamRecord<>(change, orderKey));
    }

    private void fold(CatalogueRecord facts, long orderKey) throws Exception {
        ItemStats stats = current(facts.itemId(), facts.timestampMillis());
        boolean availabilityChanged = stats.fold(facts);
        ItemChange change =
                new ItemChange(facts.timestampMillis(), availabilityChanged, stats.snapshot());
        output.collect(CHANGES, new StreamRecord<>(change, orderKey));
    }

    /** The item's statistics, begun anew after a silence longer than the TTL. */
    private ItemStats current(String itemId, long timeMillis) throws Exception {
        ItemStats stats = state().change(itemId);
        boolean silent =
                stats.newestMillis() != Long.MIN_VALUE
                        && timeMillis - stats.newestMillis() > ttlMillis;
        return silent ? state().replace(itemId, new ItemStats(itemId)) : stats;
    }
}
