package io.headwater.profile;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import java.util.Random;

/** One user's life, drawn from a seed: sessions, baskets, late events, dislikes, returns, gaps in the facts. */
final class RandomEvents {
    static final long START = 1_600_000_000_000L;

    private static final Origin NOWHERE = new Origin("test", 0, 0, 0, null, null);
    private static final EventType[] TYPES = EventType.values();
    private static final long SESSION_GAP = 1_800_000;
    private static final long WEEK = 7 * 86_400_000L;

    private final Random random;
    private final int items;
    private long now = START;
    private long sequence;
    private int session;

    RandomEvents(long seed, int items) {
        this.random = new Random(seed);
        this.items = items;
    }

    AcceptedEvent next() {
        long t = now;
        int kind = random.nextInt(10);
        if (kind == 0) {
            t = now - (long) (random.nextDouble() * WEEK);
        } else if (kind < 8) {
            long ahead = (long) (StrictMath.exp(random.nextDouble() * 18) * 10);
            session += ahead > SESSION_GAP ? 1 : 0;
            now += ahead;
            t = now;
        }
        EventType type = TYPES[random.nextInt(TYPES.length)];
        String category = random.nextInt(4) == 0 ? null : "category" + random.nextInt(6);
        boolean returned = type == EventType.PURCHASE && random.nextInt(5) == 0;
        return accepted(item(), type, t, category, price(), returned, sequence++, session);
    }

    /** A time at which something may be asked: the newest event's or later. */
    long askedAt() {
        return now + (random.nextBoolean() ? 0 : (long) (random.nextDouble() * 10 * WEEK));
    }

    byte[] snapshot() {
        byte[] snapshot = new byte[random.nextInt(4)];
        random.nextBytes(snapshot);
        return snapshot;
    }

    private String item() {
        double skewed = random.nextDouble();
        return "item" + (int) (skewed * skewed * items);
    }

    private float price() {
        int kind = random.nextInt(10);
        return kind < 2 ? Float.NaN : kind == 2 ? 0 : (float) (random.nextDouble() * 500 + 0.01);
    }

    static AcceptedEvent event(String itemId, EventType type, long t) {
        return accepted(itemId, type, t, null, Float.NaN, false, 0, 0);
    }

    static AcceptedEvent accepted(
            String itemId,
            EventType type,
            long t,
            String category,
            float price,
            boolean returned,
            long sequence,
            int session) {
        Event event =
                new Event("e" + sequence, "u", itemId, type, t, category, price, returned, NOWHERE);
        return new AcceptedEvent(event, sequence, session, Visit.FIRST);
    }
}
