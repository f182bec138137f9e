package io.headwater.item;

import io.headwater.event.Decay;
import io.headwater.event.Ids;
import io.headwater.serialization.Block;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An item as it was at its last event or catalogue record. It travels with pairs and lists so that ranking needs no look-up,
 * mostly as bytes, of which {@link EncodedSnapshot} reads what is often asked.
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
            long users,
            long repeats,
            long atOnce,
            String category,
            float price,
            boolean available) {
        this.itemId = itemId;
        this.timeMillis = timeMillis;
        this.firstMillis = firstMillis;
        this.popularity = popularity;
        this.monthly = monthly;
        this.events = users + repeats;
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

    /** Decodes a snapshot that lies in a block. */
    public static ItemSnapshot decode(byte[] block, int at) {
        return Block.decode(FORMAT, block, at);
    }

    /** The item's id, read from encoded bytes. */
    public static String idOf(byte[] encoded) {
        return EncodedSnapshot.id(encoded, 0);
    }

    /** {@link Ids#hash(String)} of the item's id, read from encoded bytes. */
    public static long hashOf(byte[] encoded) {
        return EncodedSnapshot.hash(encoded, 0);
    }

    /** Half-life of a popularity index, milliseconds. */
    public static long halfLifeMillis(int index) {
        return ItemStats.HALF_LIVES_MILLIS[index];
    }

    /** The time of encoded bytes, epoch milliseconds. */
    public static long timeOf(byte[] encoded) {
        return EncodedSnapshot.timeMillis(encoded, 0);
    }

    /** The popularity of encoded bytes at their own time. */
    public static float popularityOf(byte[] encoded, int halfLife) {
        return EncodedSnapshot.popularity(encoded, 0, halfLife);
    }

    private static final int AVAILABLE = 1;
    private static final int CATEGORY = 2;
    private static final int PRICE = 4;
    private static final int CARTS = 8;
    private static final int PURCHASES = 16;

    private int flags() {
        return (available ? AVAILABLE : 0)
                | (category != null ? CATEGORY : 0)
                | (Float.isNaN(price) ? 0 : PRICE)
                | (monthly[1] == 0 ? 0 : CARTS)
                | (monthly[2] == 0 ? 0 : PURCHASES);
    }

    /** What is often absent is not written; the events are those of first and of other visits. */
    static final Format<ItemSnapshot> FORMAT =
            new Format<>() {
                @Override
                public void write(ItemSnapshot value, DataOutput out) throws IOException {
                    byte[] id = value.itemId.getBytes(StandardCharsets.UTF_8);
                    out.writeLong(Ids.hash(id, 0, id.length));
                    out.writeLong(value.timeMillis);
                    for (float count : value.popularity) {
                        out.writeFloat(count);
                    }
                    out.writeShort(id.length);
                    out.write(id);
                    int flags = value.flags();
                    out.writeByte(flags);
                    Bytes.writeVarLong(out, value.timeMillis - value.firstMillis);
                    out.writeFloat(value.monthly[0]);
                    if ((flags & CARTS) != 0) {
                        out.writeFloat(value.monthly[1]);
                    }
                    if ((flags & PURCHASES) != 0) {
                        out.writeFloat(value.monthly[2]);
                    }
                    Bytes.writeVarLong(out, value.users);
                    Bytes.writeVarLong(out, value.repeats);
                    Bytes.writeVarLong(out, value.atOnce);
                    if ((flags & CATEGORY) != 0) {
                        Bytes.writeText(out, value.category);
                    }
                    if ((flags & PRICE) != 0) {
                        out.writeFloat(value.price);
                    }
                }

                @Override
                public ItemSnapshot read(DataInput in) throws IOException {
                    in.readLong();
                    long time = in.readLong();
                    float[] popularity = new float[ItemStats.HALF_LIVES_MILLIS.length];
                    for (int i = 0; i < popularity.length; i++) {
                        popularity[i] = in.readFloat();
                    }
                    byte[] id = new byte[in.readUnsignedShort()];
                    in.readFully(id);
                    int flags = in.readUnsignedByte();
                    long first = time - Bytes.readVarLong(in);
                    float[] monthly = {
                        in.readFloat(),
                        (flags & CARTS) != 0 ? in.readFloat() : 0,
                        (flags & PURCHASES) != 0 ? in.readFloat() : 0
                    };
                    return new ItemSnapshot(
                            new String(id, StandardCharsets.UTF_8),
                            time,
                            first,
                            popularity,
                            monthly,
                            Bytes.readVarLong(in),
                            Bytes.readVarLong(in),
                            Bytes.readVarLong(in),
                            (flags & CATEGORY) != 0 ? Bytes.readText(in) : null,
                            (flags & PRICE) != 0 ? in.readFloat() : Float.NaN,
                            (flags & AVAILABLE) != 0);
                }
            };
}
