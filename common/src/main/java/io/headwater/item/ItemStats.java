package io.headwater.item;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Decay;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * What is known of one item: decayed popularity, counts by type, and the last facts of event or catalogue.
 *
 * <p>A decayed count v with half-life H, last moved at t, is worth v·2^(−(asOf−t)/H) later.
 */
public final class ItemStats {
    /** 10 min, 1 h, 1 d, 7 d, 28 d; the order is a contract. */
    static final long[] HALF_LIVES_MILLIS = {
        Duration.ofMinutes(10).toMillis(),
        Duration.ofHours(1).toMillis(),
        Duration.ofDays(1).toMillis(),
        Duration.ofDays(7).toMillis(),
        Duration.ofDays(28).toMillis()
    };

    private static final int DAY = 2;
    private static final int MONTH = 4;
    private static final int TYPES = EventType.positives();

    private final String itemId;
    private final double[] popularity = new double[HALF_LIVES_MILLIS.length];
    private final double[] dayByType = new double[TYPES];
    private final double[] monthByType = new double[TYPES];
    private long newestMillis = Long.MIN_VALUE;
    private long firstMillis = Long.MAX_VALUE;
    private long events;
    private long users;
    private long repeats;
    private long atOnce;
    private String category;
    private float price = Float.NaN;
    private boolean available = true;
    private long factsMillis = Long.MIN_VALUE;

    public ItemStats(String itemId) {
        this.itemId = itemId;
    }

    /** Folds an event of this item; only a positive one counts. */
    public void fold(AcceptedEvent accepted) {
        Event event = accepted.event();
        if (!event.isPositive()) {
            return;
        }
        count(event);
        if (accepted.visit() == Visit.FIRST) {
            users++;
        } else {
            repeats++;
            atOnce += accepted.visit() == Visit.AT_ONCE ? 1 : 0;
        }
        if (event.timestampMillis() >= factsMillis) {
            category = event.category() == null ? category : event.category();
            price = Float.isNaN(event.price()) ? price : event.price();
        }
    }

    private void count(Event event) {
        long t = event.timestampMillis();
        int type = event.type().ordinal();
        long ahead = events == 0 ? 0 : t - newestMillis;
        for (int h = 0; h < popularity.length; h++) {
            double factor = Decay.factor(Math.abs(ahead), HALF_LIVES_MILLIS[h]);
            popularity[h] = ahead >= 0 ? popularity[h] * factor + 1 : popularity[h] + factor;
            if (h == DAY) {
                move(dayByType, type, ahead, factor);
            } else if (h == MONTH) {
                move(monthByType, type, ahead, factor);
            }
        }
        newestMillis = Math.max(newestMillis, t);
        firstMillis = Math.min(firstMillis, t);
        events++;
    }

    private static void move(double[] byType, int type, long ahead, double factor) {
        if (ahead >= 0) {
            for (int i = 0; i < byType.length; i++) {
                byType[i] *= factor;
            }
            byType[type] += 1;
        } else {
            byType[type] += factor;
        }
    }

    /**
     * Folds a catalogue record; an older one than the last is ignored.
     *
     * @return whether the availability changed, or is told for the first time: what was told before may have been forgotten here and
     *     be remembered elsewhere
     */
    public boolean fold(CatalogueRecord facts) {
        if (facts.timestampMillis() < factsMillis) {
            return false;
        }
        boolean first = factsMillis == Long.MIN_VALUE;
        factsMillis = facts.timestampMillis();
        firstMillis = Math.min(firstMillis, facts.timestampMillis());
        category = facts.category() == null ? category : facts.category();
        price = Float.isNaN(facts.price()) ? price : facts.price();
        boolean changed = first || available != facts.available();
        available = facts.available();
        return changed;
    }

    /** The last event or catalogue record, epoch milliseconds; {@link Long#MIN_VALUE} for an item never met. */
    public long newestMillis() {
        return Math.max(newestMillis, factsMillis);
    }

    public boolean available() {
        return available;
    }

    /** What travels with events, pairs and lists, encoded once. */
    public byte[] snapshot() {
        return new ItemSnapshot(
                        itemId,
                        newestMillis(),
                        firstMillis,
                        decayedTo(newestMillis()),
                        new float[] {
                            (float) (monthByType[0] + monthByType[1]),
                            (float) monthByType[EventType.CART.ordinal()],
                            (float) monthByType[EventType.PURCHASE.ordinal()]
                        },
                        users,
                        repeats,
                        atOnce,
                        category,
                        price,
                        available)
                .encode();
    }

    private float[] decayedTo(long asOf) {
        float[] values = new float[popularity.length];
        for (int h = 0; h < values.length; h++) {
            values[h] =
                    events == 0
                            ? 0
                            : (float)
                                    (popularity[h]
                                            * Decay.factor(
                                                    asOf - newestMillis, HALF_LIVES_MILLIS[h]));
        }
        return values;
    }

    /** Version 1; the item's id is written with it. */
    public static final Format<ItemStats> FORMAT =
            new Format<>() {
                @Override
                public void write(ItemStats value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.itemId);
                    writeAll(value.popularity, out);
                    writeAll(value.dayByType, out);
                    writeAll(value.monthByType, out);
                    out.writeLong(value.newestMillis);
                    out.writeLong(value.firstMillis);
                    Bytes.writeVarLong(out, value.events);
                    Bytes.writeVarLong(out, value.users);
                    Bytes.writeVarLong(out, value.repeats);
                    Bytes.writeVarLong(out, value.atOnce);
                    Bytes.writeText(out, value.category);
                    out.writeFloat(value.price);
                    out.writeBoolean(value.available);
                    out.writeLong(value.factsMillis);
                }

                @Override
                public ItemStats read(DataInput in) throws IOException {
                    ItemStats value = new ItemStats(Bytes.readText(in));
                    readAll(value.popularity, in);
                    readAll(value.dayByType, in);
                    readAll(value.monthByType, in);
                    value.newestMillis = in.readLong();
                    value.firstMillis = in.readLong();
                    value.events = Bytes.readVarLong(in);
                    value.users = Bytes.readVarLong(in);
                    value.repeats = Bytes.readVarLong(in);
                    value.atOnce = Bytes.readVarLong(in);
                    value.category = Bytes.readText(in);
                    value.price = in.readFloat();
                    value.available = in.readBoolean();
                    value.factsMillis = in.readLong();
                    return value;
                }
            };

    private static void writeAll(double[] values, DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void readAll(double[] values, DataInput in) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}
