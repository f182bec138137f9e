package io.headwater.ranking;

import io.headwater.item.TrendingStep;
import io.headwater.serialization.Block;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What every ranking slot must know: the lists of a step that closed, or that an item left or came back.
 *
 * @param itemId null for a step
 * @param timeMillis when the step closed or the change happened
 * @param step the encoded {@link TrendingStep}, null for a change of availability
 */
public record BoardNotice(String itemId, boolean available, long timeMillis, byte[] step) {

    public static BoardNotice of(TrendingStep step) {
        return new BoardNotice(
                null, false, step.closedMillis(), Block.encode(TrendingStep.FORMAT, step));
    }

    public static BoardNotice of(String itemId, boolean available, long timeMillis) {
        return new BoardNotice(itemId, available, timeMillis, null);
    }

    public static final Format<BoardNotice> FORMAT =
            new Format<>() {
                @Override
                public void write(BoardNotice value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.itemId);
                    out.writeBoolean(value.available);
                    out.writeLong(value.timeMillis);
                    Bytes.writeBlock(out, value.step);
                }

                @Override
                public BoardNotice read(DataInput in) throws IOException {
                    return new BoardNotice(
                            Bytes.readText(in),
                            in.readBoolean(),
                            in.readLong(),
                            Bytes.readBlock(in));
                }
            };
}
