package io.headwater.dataflow;

import io.headwater.event.Event;

/**
 * The place of a record in the one order that batch and stream share; it stands in Flink's record timestamp.
 *
 * <p>Layout: event time in ms · 2^20 + position in the log (17 bits) · 8 + phase. Batch sorts by it, so ties of a basket fall as in the
 * log, and the updates of an event come after its questions. Values never read it: they read the event's own time.
 */
public final class OrderKey {
    /** A request that the next event is about to answer: before all that the event brings. */
    static final int REQUEST = 0;

    /** A question to the neighbours: before all updates of the same event. */
    static final int QUERY = 1;

    /** The event itself, and its item's change. */
    static final int EVENT = 2;

    /** An update of the neighbours: after all questions of the same event. */
    static final int UPDATE = 3;

    private static final int MILLIS_SHIFT = 20;
    private static final int POSITION_SHIFT = 3;
    private static final long POSITIONS = 1L << (MILLIS_SHIFT - POSITION_SHIFT);
    private static final int PARTITIONS = 64;

    private OrderKey() {}

    public static long of(Event event) {
        long position =
                event.origin().offset() * PARTITIONS + event.origin().partition() % PARTITIONS;
        return of(event.timestampMillis())
                | Math.floorMod(position, POSITIONS) << POSITION_SHIFT
                | EVENT;
    }

    /** Of a request that is made in hindsight: right before the event with that key. */
    public static long before(long eventKey) {
        return withPhase(eventKey, REQUEST);
    }

    /** Before all events of that millisecond. */
    public static long of(long timestampMillis) {
        return timestampMillis << MILLIS_SHIFT;
    }

    static long withPhase(long orderKey, int phase) {
        return (orderKey & -(1L << POSITION_SHIFT)) | phase;
    }

    static long millis(long orderKey) {
        return orderKey >> MILLIS_SHIFT;
    }
}
