package io.headwater.benchmarks;

import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * Where the generated events come from: event number n is always the same. Activity of users and popularity of items are as uneven as
 * in real logs: the first tenth has 37 % of all events, the first half 74 %. Each of 50 groups of users finds two events in three in
 * its own part of the catalogue, which has items of every popularity.
 */
record Shop(int users, int items) implements Serializable {
    private static final long START_MILLIS = 1_767_225_600_000L;
    private static final long MILLIS_APART = 5;
    private static final double UNEVENNESS = 2.3;
    private static final int GROUPS = 50;
    private static final double OWN_SHARE = 2 / 3.0;
    private static final int CATEGORIES = 100;
    private static final int PRICES = 90;

    Event event(long number) {
        SplittableRandom random = new SplittableRandom(number);
        int user = uneven(random, users);
        int item = uneven(random, items);
        if (random.nextDouble() < OWN_SHARE) {
            item = Math.min(items - 1, item / GROUPS * GROUPS + user % GROUPS);
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

    private static int uneven(SplittableRandom random, int most) {
        return (int) (Math.pow(random.nextDouble(), UNEVENNESS) * most);
    }

    private static EventType type(int percent) {
        if (percent < 90) {
            return EventType.VIEW;
        }
        return percent < 97 ? EventType.CART : EventType.PURCHASE;
    }
}
