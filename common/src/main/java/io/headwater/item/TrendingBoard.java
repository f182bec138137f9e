package io.headwater.item;

import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The trending lists of every half-life and the newest items, kept exactly without scans.
 *
 * <p>A decayed count v with half-life H, last moved at t, orders at any later time like log2(v) + t/H, which time does not change;
 * so an event moves one item. Lists are read as of the last step of event time that closed.
 */
public final class TrendingBoard {
    /** One list per half-life of {@link ItemStats}, then the newest items. */
    public static final int LISTS = ItemStats.HALF_LIVES_MILLIS.length + 1;

    private static final int NEWEST = LISTS - 1;
    private static final double LOG_2 = StrictMath.log(2);

    private final long stepMillis;
    private final int length;
    private final TopItems[] lists = new TopItems[LISTS];
    private long closedMillis = Long.MIN_VALUE;

    /**
     * @param length items published per list; twice as many are kept, so that withdrawn ones can be replaced
     */
    public TrendingBoard(long stepMillis, int length) {
        this.stepMillis = stepMillis;
        this.length = length;
        Arrays.setAll(lists, list -> new TopItems(2 * length));
    }

    /**
     * Moves event time; must be called before the change of that time is folded.
     *
     * @return the lists as of the step that this closed, or null when none closed
     */
    public TrendingStep advance(long timeMillis) {
        long closes = Math.floorDiv(timeMillis, stepMillis) * stepMillis;
        if (closes <= closedMillis) {
            return null;
        }
        closedMillis = closes;
        return TrendingStep.of(closes, lists, length);
    }

    /** Folds a change; one without a snapshot changes nothing. */
    public void fold(ItemChange change) {
        if (change.snapshot() == null) {
            return;
        }
        ItemSnapshot item = ItemSnapshot.decode(change.snapshot());
        long hash = ItemSnapshot.hashOf(change.snapshot());
        if (!item.available()) {
            for (TopItems list : lists) {
                list.remove(hash);
            }
            return;
        }
        long time = item.timeMillis();
        for (int h = 0; item.events() > 0 && h < NEWEST; h++) {
            double count = ItemSnapshot.popularityOf(change.snapshot(), h);
            if (count > 0) {
                double age = (double) time / ItemStats.HALF_LIVES_MILLIS[h];
                lists[h].offer(StrictMath.log(count) / LOG_2 + age, hash, change.snapshot());
            }
        }
        lists[NEWEST].offer((double) item.firstMillis(), hash, change.snapshot());
    }

    /** Version 1. */
    public static Format<TrendingBoard> format(long stepMillis, int length) {
        return new Format<>() {
            private final Format<TopItems> list = TopItems.format(2 * length);

            @Override
            public void write(TrendingBoard value, DataOutput out) throws IOException {
                out.writeLong(value.closedMillis);
                for (TopItems top : value.lists) {
                    list.write(top, out);
                }
            }

            @Override
            public TrendingBoard read(DataInput in) throws IOException {
                TrendingBoard value = new TrendingBoard(stepMillis, length);
                value.closedMillis = in.readLong();
                for (int i = 0; i < LISTS; i++) {
                    value.lists[i] = list.read(in);
                }
                return value;
            }
        };
    }
}
