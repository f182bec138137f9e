package io.headwater.event;

import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How arriving records become bytes between the rooms. */
public final class EventFormats {

    private EventFormats() {}

    public static final Format<Origin> ORIGIN =
            new Format<>() {
                @Override
                public void write(Origin value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.topic());
                    Bytes.writeVarInt(out, value.partition());
                    Bytes.writeVarLong(out, value.offset());
                    out.writeLong(value.timestampMillis());
                    Bytes.writeBlock(out, value.key());
                    Bytes.writeBlock(out, value.value());
                }

                @Override
                public Origin read(DataInput in) throws IOException {
                    return new Origin(
                            Bytes.readText(in),
                            Bytes.readVarInt(in),
                            Bytes.readVarLong(in),
                            in.readLong(),
                            Bytes.readBlock(in),
                            Bytes.readBlock(in));
                }
            };

    public static final Format<Event> EVENT =
            new Format<>() {
                @Override
                public void write(Event value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.eventId());
                    Bytes.writeText(out, value.userId());
                    Bytes.writeText(out, value.itemId());
                    out.writeByte(value.type().ordinal());
                    out.writeLong(value.timestampMillis());
                    Bytes.writeText(out, value.category());
                    out.writeFloat(value.price());
                    out.writeBoolean(value.returned());
                    ORIGIN.write(value.origin(), out);
                }

                @Override
                public Event read(DataInput in) throws IOException {
                    return new Event(
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            EventType.ofOrdinal(in.readUnsignedByte()),
                            in.readLong(),
                            Bytes.readText(in),
                            in.readFloat(),
                            in.readBoolean(),
                            ORIGIN.read(in));
                }
            };

    public static final Format<AcceptedEvent> ACCEPTED =
            new Format<>() {
                @Override
                public void write(AcceptedEvent value, DataOutput out) throws IOException {
                    EVENT.write(value.event(), out);
                    Bytes.writeVarLong(out, value.sequence());
                    Bytes.writeVarInt(out, value.session());
                    out.writeByte(value.visit().ordinal());
                }

                @Override
                public AcceptedEvent read(DataInput in) throws IOException {
                    return new AcceptedEvent(
                            EVENT.read(in),
                            Bytes.readVarLong(in),
                            Bytes.readVarInt(in),
                            Visit.values()[in.readUnsignedByte()]);
                }
            };

    public static final Format<CatalogueRecord> CATALOGUE =
            new Format<>() {
                @Override
                public void write(CatalogueRecord value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.itemId());
                    Bytes.writeText(out, value.category());
                    out.writeFloat(value.price());
                    out.writeBoolean(value.available());
                    out.writeLong(value.timestampMillis());
                }

                @Override
                public CatalogueRecord read(DataInput in) throws IOException {
                    return new CatalogueRecord(
                            Bytes.readText(in),
                            Bytes.readText(in),
                            in.readFloat(),
                            in.readBoolean(),
                            in.readLong());
                }
            };

    public static final Format<RecommendationRequest> REQUEST =
            new Format<>() {
                @Override
                public void write(RecommendationRequest value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.requestId());
                    Bytes.writeText(out, value.userId());
                    out.writeByte(value.limit());
                    Bytes.writeTexts(out, value.exclude());
                    out.writeBoolean(value.explain());
                    out.writeLong(value.timestampMillis());
                }

                @Override
                public RecommendationRequest read(DataInput in) throws IOException {
                    return new RecommendationRequest(
                            Bytes.readText(in),
                            Bytes.readText(in),
                            in.readUnsignedByte(),
                            Bytes.readTexts(in),
                            in.readBoolean(),
                            in.readLong());
                }
            };

    public static final Format<Rejection> REJECTION =
            new Format<>() {
                @Override
                public void write(Rejection value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.reason().name());
                    Bytes.writeText(out, value.detail());
                    ORIGIN.write(value.origin(), out);
                }

                @Override
                public Rejection read(DataInput in) throws IOException {
                    return new Rejection(
                            Rejection.Reason.valueOf(Bytes.readText(in)),
                            Bytes.readText(in),
                            ORIGIN.read(in));
                }
            };
}
