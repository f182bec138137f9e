package io.headwater.profile;

import io.headwater.event.Decay;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One of a user's own items: how often, when and how the user met it. Positions and groups count from 0. */
public final class OwnItem {
    /** After so many groups (baskets) of the user a group of an item counts half. */
    private static final double HALF_LIFE_GROUPS = 8;

    /** Neighbours in the list that {@link OwnItems} keeps, most recent first. */
    OwnItem newer;

    OwnItem older;

    /** Place in the list while it is written. */
    int index;

    private final String itemId;
    private byte[] snapshot;
    private long events;
    private long groups;
    private double decayedGroups;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long firstPosition;
    private long lastPosition;
    private long lastGroup = -1;
    private int lastType;
    private long lastBoughtMillis = Long.MIN_VALUE;
    private String category;
    private float price = Float.NaN;

    OwnItem(String itemId) {
        this.itemId = itemId;
    }

    void fold(Event event, long position, long group) {
        long t = event.timestampMillis();
        if (events == 0) {
            firstPosition = position;
        }
        if (group != lastGroup) {
            decayedGroups = events == 0 ? 1 : decayedGroups(group) + 1;
            groups++;
            lastGroup = group;
        }
        events++;
        firstMillis = Math.min(firstMillis, t);
        lastMillis = Math.max(lastMillis, t);
        lastPosition = position;
        lastType = DecayedCounts.index(event.type());
        if (event.type() == EventType.PURCHASE) {
            lastBoughtMillis = Math.max(lastBoughtMillis, t);
        }
        category = event.category() == null ? category : event.category();
        price = Float.isNaN(event.price()) ? price : event.price();
    }

    void refresh(byte[] latest) {
        snapshot = latest;
    }

    void undoPurchase() {
        lastBoughtMillis = Long.MIN_VALUE;
    }

    public String itemId() {
        return itemId;
    }

    /** The item's encoded snapshot as of the user's last event with it; shared, not to be written to. */
    public byte[] snapshot() {
        return snapshot;
    }

    public long events() {
        return events;
    }

    /** In how many of the user's groups the item was; events of one timestamp are one group. */
    public long groups() {
        return groups;
    }

    /** The number of groups, halved every 8 groups of the user; {@code userGroups} is {@link UserProfile#groups()}. */
    public double decayedGroups(long userGroups) {
        return decayedGroups * Decay.factor((double) (userGroups - lastGroup), HALF_LIFE_GROUPS);
    }

    public long firstMillis() {
        return firstMillis;
    }

    public long lastMillis() {
        return lastMillis;
    }

    public long firstPosition() {
        return firstPosition;
    }

    /** {@link UserProfile#positions()} minus this is 1 for the user's last item. */
    public long lastPosition() {
        return lastPosition;
    }

    /** {@link UserProfile#groups()} minus this is 1 for items of the user's last group. */
    public long lastGroup() {
        return lastGroup;
    }

    public EventType lastType() {
        return EventType.ofOrdinal(lastType);
    }

    /** Latest purchase that was not returned, or {@link Long#MIN_VALUE}. */
    public long lastBoughtMillis() {
        return lastBoughtMillis;
    }

    /** Last category that an event named, or null. */
    public String category() {
        return category;
    }

    /** Last price that an event named, or NaN. */
    public float price() {
        return price;
    }

    /** Times, positions and groups are written as distances from the user's, which must not be smaller, so that they are short. */
    public void write(DataOutput out, long newestMillis, long positions, long userGroups)
            throws IOException {
        Bytes.writeText(out, itemId);
        Bytes.writeBlock(out, snapshot);
        Bytes.writeVarLong(out, events);
        Bytes.writeVarLong(out, groups);
        if (groups > 1) {
            out.writeDouble(decayedGroups);
        }
        Bytes.writeVarLong(out, newestMillis - lastMillis);
        Bytes.writeVarLong(out, lastMillis - firstMillis);
        Bytes.writeVarLong(out, positions - lastPosition);
        Bytes.writeVarLong(out, lastPosition - firstPosition);
        Bytes.writeVarLong(out, userGroups - lastGroup);
        out.writeByte(lastType);
        boolean bought = lastBoughtMillis != Long.MIN_VALUE;
        Bytes.writeVarLong(out, bought ? newestMillis - lastBoughtMillis + 1 : 0);
        Bytes.writeText(out, category);
        out.writeFloat(price);
    }

    public static OwnItem read(DataInput in, long newestMillis, long positions, long userGroups)
            throws IOException {
        OwnItem item = new OwnItem(Bytes.readText(in));
        item.snapshot = Bytes.readBlock(in);
        item.events = Bytes.readVarLong(in);
        item.groups = Bytes.readVarLong(in);
        item.decayedGroups = item.groups > 1 ? in.readDouble() : 1;
        item.lastMillis = newestMillis - Bytes.readVarLong(in);
        item.firstMillis = item.lastMillis - Bytes.readVarLong(in);
        item.lastPosition = positions - Bytes.readVarLong(in);
        item.firstPosition = item.lastPosition - Bytes.readVarLong(in);
        item.lastGroup = userGroups - Bytes.readVarLong(in);
        item.lastType = in.readByte();
        long bought = Bytes.readVarLong(in);
        item.lastBoughtMillis = bought == 0 ? Long.MIN_VALUE : newestMillis - bought + 1;
        item.category = Bytes.readText(in);
        item.price = in.readFloat();
        return item;
    }
}
