package io.headwater.streaming;

import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events in the order of a log, drawn from a seed. */
final class RandomLog {
    private static final long START = 1_767_225_600_000L;
    private static final EventType[] TYPES = EventType.values();

    private RandomLog() {}

    /** Events of which no two share a millisecond. */
    static List<Event> of(long seed, int count) {
        return of(seed, count, 1);
    }

    /** Baskets: events of one user and one time, three in the mean. */
    static List<Event> ofBaskets(long seed, int count) {
        return of(seed, count, 3);
    }

    private static List<Event> of(long seed, int count, int basket) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long time = START;
        int user = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(basket) == 0) {
                time += 1 + random.nextInt(120_000);
                user = random.nextInt(40);
            }
            int item = (user * 3 + (int) Math.abs(random.nextGaussian() * 12)) % 150;
            events.add(
                    new Event(
                            "e" + i,
                            "u" + user,
                            "i" + item,
                            TYPES[random.nextInt(TYPES.length)],
                            time,
                            "c" + item % 7,
                            item % 5 == 0 ? Float.NaN : item,
                            random.nextInt(50) == 0,
                            new Origin("events", 0, i, time, null, null)));
        }
        return events;
    }
}
