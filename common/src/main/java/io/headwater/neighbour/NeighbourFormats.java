package io.headwater.neighbour;

import io.headwater.event.EventType;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the messages of the neighbour room become bytes. */
final class NeighbourFormats {

    private NeighbourFormats() {}

    static final Format<SeedQuery> QUERY =
            new Format<>() {
                @Override
                public void write(SeedQuery value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.userId());
                    Bytes.writeVarLong(out, value.listNumber());
                    out.writeByte(value.age());
                    out.writeByte(value.seeds());
                    out.writeLong(value.asOfMillis());
                    Bytes.writeBlock(out, value.request());
                    out.writeByte(value.hop());
                    out.writeFloat(value.share());
                }

                @Override
                public SeedQuery read(DataInput in) throws IOException {
                    return new SeedQuery(
                            Bytes.readText(in),
                            Bytes.readVarLong(in),
                            in.readUnsignedByte(),
                            in.readUnsignedByte(),
                            in.readLong(),
                            Bytes.readBlock(in),
                            in.readUnsignedByte(),
                            in.readFloat());
                }
            };

    static final Format<PairUpdate> PAIR =
            new Format<>() {
                @Override
                public void write(PairUpdate value, DataOutput out) throws IOException {
                    out.writeLong(value.timeMillis());
                    out.writeByte(value.type().ordinal());
                    out.writeFloat(value.forward());
                    out.writeBoolean(value.next());
                    out.writeFloat(value.coVisit());
                    Bytes.writeBlock(out, value.follower());
                }

                @Override
                public PairUpdate read(DataInput in) throws IOException {
                    return new PairUpdate(
                            in.readLong(),
                            EventType.ofOrdinal(in.readUnsignedByte()),
                            in.readFloat(),
                            in.readBoolean(),
                            in.readFloat(),
                            Bytes.readBlock(in));
                }
            };

    static final Format<VisitUpdate> VISIT =
            new Format<>() {
                @Override
                public void write(VisitUpdate value, DataOutput out) throws IOException {
                    out.writeLong(value.timeMillis());
                    Bytes.writeBlock(out, value.item());
                    Bytes.writeVarInt(out, value.coVisits().length);
                    for (int i = 0; i < value.coVisits().length; i++) {
                        Bytes.writeBlock(out, value.earlier().get(i));
                        out.writeFloat(value.coVisits()[i]);
                    }
                }

                @Override
                public VisitUpdate read(DataInput in) throws IOException {
                    long timeMillis = in.readLong();
                    byte[] item = Bytes.readBlock(in);
                    int length = Bytes.readVarInt(in);
                    List<byte[]> earlier = new ArrayList<>(length);
                    float[] coVisits = new float[length];
                    for (int i = 0; i < length; i++) {
                        earlier.add(Bytes.readBlock(in));
                        coVisits[i] = in.readFloat();
                    }
                    return new VisitUpdate(timeMillis, item, earlier, coVisits);
                }
            };
}
