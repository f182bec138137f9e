package io.headwater.profile;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user room knows of one user: mutable, not thread-safe, all time is an argument.
 *
 * <p>Only positive events make history. A dislike marks its item; a return takes the item's purchase back. Bounded: 50 events,
 * {@code ownCapacity} items (at least the 50 of the last events), 512 disliked, 512 bought.
 */
public final class UserProfile {
    /** Of {@link #write}; older versions stay readable. */
    public static final int VERSION = 1;

    private final int ownCapacity;
    final OwnItems own;
    Recents recents = new Recents();
    DecayedCounts counts = new DecayedCounts();
    Prices prices = new Prices();
    LatestSession session = new LatestSession();
    MarkedItems disliked = new MarkedItems();
    MarkedItems bought = new MarkedItems();
    long newestMillis = Long.MIN_VALUE;
    long positions;
    long groups;
    long repeats;

    public UserProfile(int ownCapacity) {
        if (ownCapacity < 1) {
            throw new IllegalArgumentException("ownCapacity must be positive, was " + ownCapacity);
        }
        this.ownCapacity = ownCapacity;
        this.own = new OwnItems(Math.max(ownCapacity, Recents.CAPACITY));
    }

    /**
     * Folds the user's next event in the order of its sequence numbers; its timestamp may lie before that of others.
     *
     * @param snapshot the item's encoded snapshot, kept as it is and not written to
     */
    public void fold(AcceptedEvent accepted, byte[] snapshot) {
        Event event = accepted.event();
        newestMillis = Math.max(newestMillis, event.timestampMillis());
        OwnItem item = own.get(event.itemId());
        if (event.isPositive()) {
            foldPositive(event, accepted.session(), item, snapshot);
            return;
        }
        if (item != null) {
            item.refresh(snapshot);
        }
        if (event.type() == EventType.DISLIKE) {
            disliked.mark(event.itemId(), event.timestampMillis());
        } else {
            bought.unmark(event.itemId());
            if (item != null) {
                item.undoPurchase();
            }
        }
    }

    private void foldPositive(Event event, int sessionNumber, OwnItem known, byte[] snapshot) {
        long t = event.timestampMillis();
        boolean purchase = event.type() == EventType.PURCHASE;
        if (positions == 0 || t != recents.millis(1)) {
            groups++;
        }
        session.fold(sessionNumber, t, positions, known == null ? -1 : known.lastPosition());
        OwnItem item = known == null ? new OwnItem(event.itemId()) : known;
        item.fold(event, positions, groups - 1);
        item.refresh(snapshot);
        if (known == null) {
            own.add(item);
        } else {
            repeats++;
            own.touch(item);
        }
        recents.add(item, t);
        counts.fold(event.type(), t);
        prices.fold(event.price(), t, purchase);
        if (purchase) {
            bought.mark(event.itemId(), t);
        }
        positions++;
    }

    /** Newest event of any type, {@link Long#MIN_VALUE} if none. */
    public long newestMillis() {
        return newestMillis;
    }

    /** Positive events so far. */
    public long positions() {
        return positions;
    }

    /** Groups so far: positive events in a row with one timestamp are one. */
    public long groups() {
        return groups;
    }

    /** Positive events in the session of the latest of them. */
    public int sessionEvents() {
        return session.events();
    }

    /** Item of the latest positive event, or null. */
    public OwnItem lastItem() {
        return own.newest();
    }

    /** Item of a positive event, 1 = the latest; null beyond the last 50. */
    public OwnItem recent(int distance) {
        return recents.item(distance);
    }

    /** Time of a positive event, 1 = the latest; {@link Long#MIN_VALUE} beyond the last 50. */
    public long recentMillis(int distance) {
        return recents.millis(distance);
    }

    /** Distinct items of the last 50 positive events, most recent first. */
    public List<OwnItem> seeds(int most) {
        List<OwnItem> seeds = new ArrayList<>(Math.min(most, recents.size()));
        for (OwnItem item = own.newest();
                item != null
                        && seeds.size() < most
                        && positions - item.lastPosition() <= Recents.CAPACITY;
                item = item.older) {
            seeds.add(item);
        }
        return seeds;
    }

    /** The user's most recent distinct items, most recent first: a view, valid until the next event. */
    public Collection<OwnItem> ownItems() {
        return own.first(ownCapacity);
    }

    /** Disliked items and those bought in the window before asOf, each once; a window of 0 forbids no bought one. */
    public String[] forbidden(long asOf, long boughtWithinMillis) {
        Set<String> itemIds = new LinkedHashSet<>();
        disliked.addTo(itemIds, Long.MIN_VALUE);
        if (boughtWithinMillis > 0) {
            bought.addTo(itemIds, asOf - boughtWithinMillis);
        }
        return itemIds.toArray(String[]::new);
    }

    /** Writes {@link UserFeatures#FEATURES} at 0 to 49; asOf is not before the newest event. */
    public void features(long asOf, float[] out) {
        UserFeatures.write(this, Math.max(asOf, newestMillis), out);
    }

    public void write(DataOutput out) throws IOException {
        ProfileFormat.write(this, out);
    }

    /** Reads what {@link #write} wrote, to the bit; of more own items than fit the most recent are kept. */
    public static UserProfile read(DataInput in, int ownCapacity) throws IOException {
        return ProfileFormat.read(in, ownCapacity);
    }
}
