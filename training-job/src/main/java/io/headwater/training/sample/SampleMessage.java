package io.headwater.training.sample;

import io.headwater.dataflow.StreamTypes;
import io.headwater.event.EventFormats;
import io.headwater.event.Rejection;
import io.headwater.item.ItemChange;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.serialization.Format;
import io.headwater.training.evaluation.Fingerprints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What the sample room reads in time order: exactly one of the five is present. */
record SampleMessage(
        Label label,
        SeedAnswer answer,
        ItemChange change,
        Rejection rejection,
        Fingerprints shorter) {

    static SampleMessage of(Label label) {
        return new SampleMessage(label, null, null, null, null);
    }

    static SampleMessage of(SeedAnswer answer) {
        return new SampleMessage(null, answer, null, null, null);
    }

    static SampleMessage of(ItemChange change) {
        return new SampleMessage(null, null, change, null, null);
    }

    static SampleMessage of(Rejection rejection) {
        return new SampleMessage(null, null, null, rejection, null);
    }

    static SampleMessage of(Fingerprints shorter) {
        return new SampleMessage(null, null, null, null, shorter);
    }

    private static final Format<SampleMessage> FORMAT =
            new Format<>() {
                @Override
                public void write(SampleMessage value, DataOutput out) throws IOException {
                    if (value.label != null) {
                        out.writeByte(0);
                        Label.FORMAT.write(value.label, out);
                    } else if (value.answer != null) {
                        out.writeByte(1);
                        SeedAnswer.FORMAT.write(value.answer, out);
                    } else if (value.change != null) {
                        out.writeByte(2);
                        ItemChange.FORMAT.write(value.change, out);
                    } else if (value.rejection != null) {
                        out.writeByte(3);
                        EventFormats.REJECTION.write(value.rejection, out);
                    } else {
                        out.writeByte(4);
                        Fingerprints.FORMAT.write(value.shorter, out);
                    }
                }

                @Override
                public SampleMessage read(DataInput in) throws IOException {
                    return switch (in.readByte()) {
                        case 0 -> of(Label.FORMAT.read(in));
                        case 1 -> of(SeedAnswer.FORMAT.read(in));
                        case 2 -> of(ItemChange.FORMAT.read(in));
                        case 3 -> of(EventFormats.REJECTION.read(in));
                        case 4 -> of(Fingerprints.FORMAT.read(in));
                        default -> throw new IOException("unknown kind of sample message");
                    };
                }
            };

    static final TypeInformation<SampleMessage> TYPE =
            StreamTypes.type("sample-message", SampleMessage.class, FORMAT);
}
