package io.headwater.training.sample;

import io.headwater.event.EventType;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import io.headwater.training.learner.LearnerConfiguration;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An item that the user of a request turned to in the group after it.
 *
 * @param requestKey the request's {@link io.headwater.dataflow.OrderKey}
 */
record Label(String requestId, long requestKey, String itemId, EventType type) {

    /** 1 for most types, 2 for a cart, 3 for a purchase. */
    byte grade() {
        return (byte) LearnerConfiguration.GAINS.indexOf((double) type.gain());
    }

    static final Format<Label> FORMAT =
            new Format<>() {
                @Override
                public void write(Label value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.requestId);
                    out.writeLong(value.requestKey);
                    Bytes.writeText(out, value.itemId);
                    out.writeByte(value.type.ordinal());
                }

                @Override
                public Label read(DataInput in) throws IOException {
                    return new Label(
                            Bytes.readText(in),
                            in.readLong(),
                            Bytes.readText(in),
                            EventType.ofOrdinal(in.readUnsignedByte()));
                }
            };
}
