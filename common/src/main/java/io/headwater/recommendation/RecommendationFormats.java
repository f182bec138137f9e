package io.headwater.recommendation;

import io.headwater.event.EventType;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How answers become bytes between the rooms. */
public final class RecommendationFormats {
    /** Added to the number of items of a list whose items are explained; others are written as before there were such. */
    private static final int EXPLAINED = 128;

    private RecommendationFormats() {}

    /** Name, version, variant. */
    public static final Format<ModelVersion> MODEL =
            new Format<>() {
                @Override
                public void write(ModelVersion value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.name());
                    Bytes.writeText(out, value.version());
                    Bytes.writeText(out, value.variant());
                }

                @Override
                public ModelVersion read(DataInput in) throws IOException {
                    return new ModelVersion(
                            Bytes.readText(in), Bytes.readText(in), Bytes.readText(in));
                }
            };

    public static final Format<Recommendation> RECOMMENDATION =
            new Format<>() {
                @Override
                public void write(Recommendation value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.recommendationId());
                    Bytes.writeText(out, value.userId());
                    Bytes.writeText(out, value.requestId());
                    Bytes.writeText(out, value.eventId());
                    out.writeLong(value.eventTimeMillis());
                    out.writeLong(value.generatedAtMillis());
                    MODEL.write(value.model(), out);
                    boolean explained = isExplained(value.items());
                    Bytes.writeVarInt(out, value.items().size() + (explained ? EXPLAINED : 0));
                    for (RecommendedItem item : value.items()) {
                        Bytes.writeText(out, item.itemId());
                        Bytes.writeVarInt(out, item.rank());
                        out.writeDouble(item.score());
                        Bytes.writeText(out, item.reason());
                        if (explained) {
                            ExplanationFormat.write(item.explanation(), out);
                        }
                    }
                }

                @Override
                public Recommendation read(DataInput in) throws IOException {
                    return new Recommendation(
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            in.readLong(),
                            in.readLong(),
                            MODEL.read(in),
                            readItems(in));
                }
            };

    private static boolean isExplained(List<RecommendedItem> items) {
        return !items.isEmpty() && items.get(0).explanation() != null;
    }

    private static List<RecommendedItem> readItems(DataInput in) throws IOException {
        int read = Bytes.readVarInt(in);
        boolean explained = read > EXPLAINED;
        int size = explained ? read - EXPLAINED : read;
        List<RecommendedItem> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(
                    new RecommendedItem(
                            Bytes.readText(in),
                            Bytes.readVarInt(in),
                            in.readDouble(),
                            Bytes.readText(in),
                            explained ? ExplanationFormat.read(in) : null));
        }
        return items;
    }

    public static final Format<Outcome> OUTCOME =
            new Format<>() {
                @Override
                public void write(Outcome value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.recommendationId());
                    Bytes.writeText(out, value.userId());
                    Bytes.writeText(out, value.eventId());
                    Bytes.writeText(out, value.itemId());
                    out.writeByte(value.type().ordinal());
                    out.writeLong(value.eventTimeMillis());
                    MODEL.write(value.model(), out);
                    Bytes.writeVarInt(out, value.hitRank());
                    Bytes.writeVarInt(out, value.popularityRank());
                    out.writeLong(value.delayMillis());
                }

                @Override
                public Outcome read(DataInput in) throws IOException {
                    return new Outcome(
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            Bytes.readText(in),
                            EventType.ofOrdinal(in.readUnsignedByte()),
                            in.readLong(),
                            MODEL.read(in),
                            Bytes.readVarInt(in),
                            Bytes.readVarInt(in),
                            in.readLong());
                }
            };
}
