package io.headwater.benchmarks;

import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * Where the generated events come from: event number n is always the same. Activity of users and popularity of items are as uneven as
 * in real logs: the first tenth has 37 % of all events, the first half 74 %. Each group of users finds two events in three in its own
 * part of the catalogue, which has items of every popularity, and the third in the part that is for all.
 *
 * @param common items that are for all, the first of the catalogue
 */
record Shop(int users, int items, int groups, int common) implements Serializable {
    private static final long START_MILLIS = 1_767_225_600_000L;
    private static final long MILLIS_APART = 5;
    private static final double UNEVENNESS = 2.3;
    private static final double OWN_SHARE = 2 / 3.0;
    private static final int CATEGORIES = 100;
    private static final int PRICES = 90;

    Event event(long number) {
        SplittableRandom random = new SplittableRandom(number);
        int user = (int) (uneven(random) * users);
        double popularity = uneven(random);
        int item = (int) (popularity * common);
        if (random.nextDouble() < OWN_SHARE) {
            item = (int) (popularity * items);
            item = Math.min(items - 1, item / groups * groups + user % groups);
        }
        long time = START_MILLIS + number * MILLIS_APART;
        return new Event(
                "event-" + number,
                "user-" + user,
                "item-" + item,
                type(random.nextInt(100)),
                time,
                "category-" + item % CATEGORIES,
                item % PRICES + 1,
                false,
                new Origin("generator", 0, number, time, null, null));
    }

    private static double uneven(SplittableRandom random) {
        return Math.pow(random.nextDouble(), UNEVENNESS);
    }

    private static EventType type(int percent) {
        if (percent < 90) {
            return EventType.VIEW;
        }
        return percent < 97 ? EventType.CART : EventType.PURCHASE;
    }
}
