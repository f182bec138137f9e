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
    private static final int LONGEST = NEWEST - 1;

    /** Event time between two publications of the popular items. */
    private static final long POPULAR_MILLIS = 3_600_000;

    /** Popular items published: a few hundred kB at most. */
    private static final int POPULAR = 1000;

    private static final double LOG_2 = StrictMath.log(2);

    private final long stepMillis;
    private final int length;
    private final TopItems[] lists = new TopItems[LISTS];
    private long closedMillis = Long.MIN_VALUE;
    private PopularItems popular = PopularItems.NONE;

    /**
     * @param length items published per list; twice as many are kept, so that withdrawn ones can be replaced
     */
    public TrendingBoard(long stepMillis, int length) {
        this.stepMillis = stepMillis;
        this.length = length;
        Arrays.setAll(lists, list -> new TopItems(capacity(list, length)));
    }

    private static int capacity(int list, int length) {
        return list == LONGEST ? Math.max(POPULAR, 2 * length) : 2 * length;
    }

    /**
     * Moves event time; must be called before the change of that time is folded.
     *
     * @return the lists as of the step that this closed, with the popular items as of the first step that closed in its hour; null when
     *     no step closed
     */
    public TrendingStep advance(long timeMillis) {
        long closes = Math.floorDiv(timeMillis, stepMillis) * stepMillis;
        if (closes <= closedMillis) {
            return null;
        }
        if (Math.floorDiv(closes, POPULAR_MILLIS) > Math.floorDiv(closedMillis, POPULAR_MILLIS)) {
            popular = PopularItems.of(closes, lists[LONGEST]);
        }
        closedMillis = closes;
        return TrendingStep.of(closes, lists, length, popular);
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
            @Override
            public void write(TrendingBoard value, DataOutput out) throws IOException {
                out.writeLong(value.closedMillis);
                for (int i = 0; i < LISTS; i++) {
                    TopItems.format(capacity(i, length)).write(value.lists[i], out);
                }
            }

            @Override
            public TrendingBoard read(DataInput in) throws IOException {
                TrendingBoard value = new TrendingBoard(stepMillis, length);
                value.closedMillis = in.readLong();
                for (int i = 0; i < LISTS; i++) {
                    value.lists[i] = TopItems.format(capacity(i, length)).read(in);
                }
                return value;
            }
        };
    }
}
