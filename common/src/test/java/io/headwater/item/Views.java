package io.headwater.item;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import java.util.Random;

/** Views of items, and the items after them. */
public final class Views {

    private Views() {}

    /** A user's first view of an item. */
    public static AcceptedEvent of(String item, long time) {
        Event event =
                new Event(
                        "e" + time,
                        "u",
                        item,
                        EventType.VIEW,
                        time,
                        null,
                        Float.NaN,
                        false,
                        Origin.NONE);
        return new AcceptedEvent(event, 0, 0, AcceptedEvent.Visit.FIRST);
    }

    /** A view of one of 40 items by one of three users; a log of such views when numbered from 0 on. */
    public static Event random(int number, long time, Random random) {
        return new Event(
                "e" + number,
                "u" + random.nextInt(3),
                "i" + random.nextInt(40),
                EventType.VIEW,
                time,
                null,
                Float.NaN,
                false,
                new Origin("events", 0, number, time, null, null));
    }

    /** An item that was viewed once. */
    public static byte[] snapshot(String item, long time) {
        ItemStats stats = new ItemStats(item);
        stats.fold(of(item, time));
        return stats.snapshot();
    }
}
