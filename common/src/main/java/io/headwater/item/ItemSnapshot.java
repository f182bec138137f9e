package io.headwater.item;

import io.headwater.event.Decay;
import io.headwater.event.Ids;
import io.headwater.serialization.Block;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An item as it was at its last event or catalogue record. It travels with pairs and lists so that ranking needs no look-up,
 * mostly as bytes: the id comes first, then the popularity, so that both can be read without decoding the rest.
 */
public final class ItemSnapshot {
    private final String itemId;
    private final long timeMillis;
    private final long firstMillis;
    private final float[] popularity;
    private final float[] monthly;
    private final long events;
    private final long users;
    private final long repeats;
    private final long atOnce;
    private final String category;
    private final float price;
    private final boolean available;

    ItemSnapshot(
            String itemId,
            long timeMillis,
            long firstMillis,
            float[] popularity,
            float[] monthly,
            long events,
            long users,
            long repeats,
            long atOnce,
            String category,
            float price,
            boolean available) {
        this.itemId = itemId;
        this.timeMillis = timeMillis;
        this.firstMillis = firstMillis;
        this.popularity = popularity.clone();
        this.monthly = monthly.clone();
        this.events = events;
        this.users = users;
        this.repeats = repeats;
        this.atOnce = atOnce;
        this.category = category;
        this.price = price;
        this.available = available;
    }

    public String itemId() {
        return itemId;
    }

    public long timeMillis() {
        return timeMillis;
    }

    public long firstMillis() {
        return firstMillis;
    }

    /** Decayed number of positive events at asOf, by index of {@link ItemStats#HALF_LIVES_MILLIS}. */
    public double popularity(int halfLife, long asOf) {
        return popularity[halfLife]
                * Decay.factor(
                        Math.max(0, asOf - timeMillis), ItemStats.HALF_LIVES_MILLIS[halfLife]);
    }

    /** Carts per view or click over 28 d, with a prior of 1 in 20 seen 20 times. */
    public double cartRate() {
        return (monthly[1] + 1) / (monthly[0] + 20);
    }

    /** Purchases per view, click or cart over 28 d, with a prior of 1 in 40 seen 40 times. */
    public double purchaseRate() {
        return (monthly[2] + 1) / (monthly[0] + monthly[1] + 40);
    }

    public long events() {
        return events;
    }

    /** Share of events by users who had met the item before. */
    public double repeatRate() {
        return repeats / (events + 5.0);
    }

    /** Share of events by users who had met the item within their last three events. */
    public double atOnceRate() {
        return atOnce / (events + 5.0);
    }

    public double usersPerEvent() {
        return users / (events + 1.0);
    }

    public String category() {
        return category;
    }

    public float price() {
        return price;
    }

    public boolean available() {
        return available;
    }

    public byte[] encode() {
        return Block.encode(FORMAT, this);
    }

    public static ItemSnapshot decode(byte[] encoded) {
        return Block.decode(FORMAT, encoded);
    }

    /** The item's id, read from encoded bytes. */
    public static String idOf(byte[] encoded) {
        return new String(encoded, 2, idLength(encoded), StandardCharsets.UTF_8);
    }

    /** {@link Ids#hash(String)} of the item's id, read from encoded bytes. */
    public static long hashOf(byte[] encoded) {
        return Ids.hash(encoded, 2, 2 + idLength(encoded));
    }

    public static boolean sameId(byte[] a, byte[] b) {
        int end = 2 + idLength(a);
        return Arrays.equals(a, 0, end, b, 0, Math.min(b.length, end));
    }

    /** Half-life of a popularity index, milliseconds. */
    public static long halfLifeMillis(int index) {
        return ItemStats.HALF_LIVES_MILLIS[index];
    }

    /** The time of encoded bytes, epoch milliseconds. */
    public static long timeOf(byte[] encoded) {
        return ByteBuffer.wrap(encoded).getLong(2 + idLength(encoded));
    }

    /** The popularity of encoded bytes at their own time. */
    public static float popularityOf(byte[] encoded, int halfLife) {
        return ByteBuffer.wrap(encoded).getFloat(2 + idLength(encoded) + 8 + 4 * halfLife);
    }

    private static int idLength(byte[] encoded) {
        return (encoded[0] & 0xFF) << 8 | (encoded[1] & 0xFF);
    }

    static final Format<ItemSnapshot> FORMAT =
            new Format<>() {
                @Override
                public void write(ItemSnapshot value, DataOutput out) throws IOException {
                    byte[] id = value.itemId.getBytes(StandardCharsets.UTF_8);
                    out.writeShort(id.length);
                    out.write(id);
                    out.writeLong(value.timeMillis);
                    for (float count : value.popularity) {
                        out.writeFloat(count);
                    }
                    out.writeLong(value.firstMillis);
                    for (float count : value.monthly) {
                        out.writeFloat(count);
                    }
                    Bytes.writeVarLong(out, value.events);
                    Bytes.writeVarLong(out, value.users);
                    Bytes.writeVarLong(out, value.repeats);
                    Bytes.writeVarLong(out, value.atOnce);
                    Bytes.writeText(out, value.category);
                    out.writeFloat(value.price);
                    out.writeBoolean(value.available);
                }

                @Override
                public ItemSnapshot read(DataInput in) throws IOException {
                    byte[] id = new byte[in.readUnsignedShort()];
                    in.readFully(id);
                    long time = in.readLong();
                    float[] popularity = readFloats(in, ItemStats.HALF_LIVES_MILLIS.length);
                    long first = in.readLong();
                    return new ItemSnapshot(
                            new String(id, StandardCharsets.UTF_8),
                            time,
                            first,
                            popularity,
                            readFloats(in, 3),
                            Bytes.readVarLong(in),
                            Bytes.readVarLong(in),
                            Bytes.readVarLong(in),
                            Bytes.readVarLong(in),
                            Bytes.readText(in),
                            in.readFloat(),
                            in.readBoolean());
                }
            };

    private static float[] readFloats(DataInput in, int length) throws IOException {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
