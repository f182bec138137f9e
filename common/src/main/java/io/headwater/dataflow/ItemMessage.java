package io.headwater.dataflow;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.EventFormats;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the item room reads: an event or a catalogue record, exactly one is present. */
public record ItemMessage(AcceptedEvent event, CatalogueRecord record) {

    String itemId() {
        return event != null ? event.event().itemId() : record.itemId();
    }

    static final Format<ItemMessage> FORMAT =
            new Format<>() {
                @Override
                public void write(ItemMessage value, DataOutput out) throws IOException {
                    out.writeBoolean(value.event != null);
                    if (value.event != null) {
                        EventFormats.ACCEPTED.write(value.event, out);
                    } else {
                        EventFormats.CATALOGUE.write(value.record, out);
                    }
                }

                @Override
                public ItemMessage read(DataInput in) throws IOException {
                    return in.readBoolean()
                            ? new ItemMessage(EventFormats.ACCEPTED.read(in), null)
                            : new ItemMessage(null, EventFormats.CATALOGUE.read(in));
                }
            };
}
