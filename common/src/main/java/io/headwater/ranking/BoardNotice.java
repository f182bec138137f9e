package io.headwater.ranking;

import io.headwater.item.PopularItems;
import io.headwater.item.TrendingStep;
import io.headwater.serialization.Block;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What every ranking slot must know: the lists of a step that closed, that an item left or came back, or another model.
 *
 * @param itemId null but for a change of availability
 * @param timeMillis when the step closed or the change happened
 * @param step the encoded {@link TrendingStep}, null for other news
 * @param popular the encoded {@link PopularItems} when they are as new as the step, else null
 * @param model null for other news
 */
public record BoardNotice(
        String itemId,
        boolean available,
        long timeMillis,
        byte[] step,
        byte[] popular,
        ModelNotice model) {

    public static BoardNotice of(TrendingStep step) {
        boolean fresh = step.popular().closedMillis() == step.closedMillis();
        return new BoardNotice(
                null,
                false,
                step.closedMillis(),
                Block.encode(TrendingStep.FORMAT, step),
                fresh ? Block.encode(PopularItems.FORMAT, step.popular()) : null,
                null);
    }

    public static BoardNotice of(String itemId, boolean available, long timeMillis) {
        return new BoardNotice(itemId, available, timeMillis, null, null, null);
    }

    public static BoardNotice of(ModelNotice model) {
        return new BoardNotice(null, false, 0, null, null, model);
    }

    public static final Format<BoardNotice> FORMAT =
            new Format<>() {
                @Override
                public void write(BoardNotice value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.itemId);
                    out.writeBoolean(value.available);
                    out.writeLong(value.timeMillis);
                    Bytes.writeBlock(out, value.step);
                    Bytes.writeBlock(out, value.popular);
                    out.writeBoolean(value.model != null);
                    if (value.model != null) {
                        ModelNotice.FORMAT.write(value.model, out);
                    }
                }

                @Override
                public BoardNotice read(DataInput in) throws IOException {
                    return new BoardNotice(
                            Bytes.readText(in),
                            in.readBoolean(),
                            in.readLong(),
                            Bytes.readBlock(in),
                            Bytes.readBlock(in),
                            in.readBoolean() ? ModelNotice.FORMAT.read(in) : null);
                }
            };
}
