package io.headwater.dataflow;

import io.headwater.configuration.StateConfiguration;
import io.headwater.configuration.TrendingConfiguration;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.ranking.BoardNotice;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Behind room 2, under one constant key: folds item changes into the trending lists and publishes each step that closes. */
public final class TrendingRoom extends Room<Integer, TrendingBoard, BoardNotice>
        implements OneInputStreamOperator<ItemChange, BoardNotice> {
    /** The one key. */
    public static final int KEY = 0;

    private static final long serialVersionUID = 1L;

    private final TrendingConfiguration configuration;

    public TrendingRoom(TrendingConfiguration configuration, StateConfiguration state) {
        super(
                "trending",
                TrendingBoard.format(configuration.step().toMillis(), configuration.length()),
                state,
                1);
        this.configuration = configuration;
    }

    @Override
    protected TrendingBoard emptyState() {
        return new TrendingBoard(configuration.step().toMillis(), configuration.length());
    }

    @Override
    public void processElement(StreamRecord<ItemChange> element) throws Exception {
        ItemChange change = element.getValue();
        TrendingBoard board = state().change(KEY);
        TrendingStep step = board.advance(change.timeMillis());
        if (step != null) {
            publish(BoardNotice.of(step), element.getTimestamp());
        }
        if (change.availabilityChanged()) {
            ItemSnapshot item = ItemSnapshot.decode(change.snapshot());
            publish(
                    BoardNotice.of(item.itemId(), item.available(), change.timeMillis()),
                    element.getTimestamp());
        }
        board.fold(change);
    }

    private void publish(BoardNotice notice, long orderKey) {
        output.collect(new StreamRecord<>(notice, orderKey));
    }
}
