package io.headwater.item;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the item room tells the trending lists and, of availability, the ranking room.
 *
 * @param timeMillis event time of the change
 * @param snapshot the item after it, encoded; null when only time moved
 */
public record ItemChange(long timeMillis, boolean availabilityChanged, byte[] snapshot) {

    /** Event time moved to {@code timeMillis}; nothing else did. */
    public static ItemChange tick(long timeMillis) {
        return new ItemChange(timeMillis, false, null);
    }

    public static final Format<ItemChange> FORMAT =
            new Format<>() {
                @Override
                public void write(ItemChange value, DataOutput out) throws IOException {
                    out.writeLong(value.timeMillis);
                    out.writeBoolean(value.availabilityChanged);
                    Bytes.writeBlock(out, value.snapshot);
                }

                @Override
                public ItemChange read(DataInput in) throws IOException {
                    return new ItemChange(in.readLong(), in.readBoolean(), Bytes.readBlock(in));
                }
            };
}
