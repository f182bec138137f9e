package io.headwater.training.sample;

import io.headwater.event.Decay;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All items as they were at the last change, to draw from by smoothed popularity: popularity over 28 days to the power of 3/4.
 *
 * <p>The table that is drawn from is made anew when the number of events has grown by 5 %, so a log of n events costs O(n).
 */
final class Catalogue {
    private static final int MONTH = 4;
    private static final double SMOOTHING = 0.75;
    private static final double GROWTH = 1.05;

    /** In the order of first events, for facts of one moment come in any order. */
    private final Map<Long, Known> items = new LinkedHashMap<>();

    private final List<byte[]> drawable = new ArrayList<>();
    private AliasTable table;
    private long events;
    private double nextTableAt = 1;
    private double total;
    private long totalMillis;

    /** Learns of an item's change. */
    void learn(ItemChange change) {
        if (change.snapshot() == null) {
            return;
        }
        Known now = new Known(change.snapshot(), ItemSnapshot.decode(change.snapshot()).events());
        long hash = ItemSnapshot.hashOf(change.snapshot());
        Known before = items.get(hash);
        long eventsBefore = before == null ? 0 : before.events();
        if (eventsBefore == 0) {
            items.remove(hash);
        }
        items.put(hash, now);
        if (now.events() > eventsBefore) {
            total = totalAt(change.timeMillis()) + 1;
            totalMillis = Math.max(totalMillis, change.timeMillis());
            events++;
        }
    }

    /** An item as it was at its last change. */
    private record Known(byte[] snapshot, long events) {}

    /** An item that is drawn, and how probable it was. */
    record Draw(byte[] snapshot, double probability) {}

    /** Draws an available item, as it was when the table was made; null while there is none. */
    Draw draw(SplittableRandom random, long asOfMillis) {
        if (events >= nextTableAt) {
            makeTable(asOfMillis);
        }
        if (table == null) {
            return null;
        }
        int index = table.draw(random);
        return new Draw(drawable.get(index), table.share(index));
    }

    private void makeTable(long asOfMillis) {
        nextTableAt = Math.max(events + 1.0, events * GROWTH);
        drawable.clear();
        double[] weights = new double[items.size()];
        for (Known known : items.values()) {
            ItemSnapshot item = ItemSnapshot.decode(known.snapshot());
            double popularity = item.available() ? item.popularity(MONTH, asOfMillis) : 0;
            if (popularity > 0) {
                weights[drawable.size()] = StrictMath.pow(popularity, SMOOTHING);
                drawable.add(known.snapshot());
            }
        }
        table = drawable.isEmpty() ? null : new AliasTable(Arrays.copyOf(weights, drawable.size()));
    }

    /** An item's share of all events as of a time, decayed over 28 days. */
    float share(byte[] snapshot, long asOfMillis) {
        double all = totalAt(asOfMillis);
        double popularity = ItemSnapshot.decode(snapshot).popularity(MONTH, asOfMillis);
        return all <= 0 ? 0 : (float) Math.min(1, popularity / all);
    }

    private double totalAt(long asOfMillis) {
        long ahead = Math.max(0, asOfMillis - totalMillis);
        return total * Decay.factor(ahead, ItemSnapshot.halfLifeMillis(MONTH));
    }

    /** Items ever met. */
    int size() {
        return items.size();
    }
}
