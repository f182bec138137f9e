package io.headwater.dataflow;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.EventFormats;
import io.headwater.event.RecommendationRequest;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the user room reads: an event with its item's snapshot, or a request; exactly one of event and request is present.
 *
 * @param snapshot the event's item after the event, encoded
 */
public record UserMessage(AcceptedEvent event, byte[] snapshot, RecommendationRequest request) {

    static UserMessage of(AcceptedEvent event, byte[] snapshot) {
        return new UserMessage(event, snapshot, null);
    }

    static UserMessage of(RecommendationRequest request) {
        return new UserMessage(null, null, request);
    }

    String userId() {
        return event != null ? event.event().userId() : request.userId();
    }

    static final Format<UserMessage> FORMAT =
            new Format<>() {
                @Override
                public void write(UserMessage value, DataOutput out) throws IOException {
                    out.writeBoolean(value.event != null);
                    if (value.event != null) {
                        EventFormats.ACCEPTED.write(value.event, out);
                        Bytes.writeBlock(out, value.snapshot);
                    } else {
                        EventFormats.REQUEST.write(value.request, out);
                    }
                }

                @Override
                public UserMessage read(DataInput in) throws IOException {
                    return in.readBoolean()
                            ? of(EventFormats.ACCEPTED.read(in), Bytes.readBlock(in))
                            : of(EventFormats.REQUEST.read(in));
                }
            };
}
