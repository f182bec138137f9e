package io.headwater.event;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.AcceptedEvent.Visit;
import io.headwater.serialization.Format;
import io.headwater.serialization.RecentHashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One user's door: tells duplicates and late events from those that count, numbers the latter and cuts sessions.
 *
 * <p>Bounded: the last {@code duplicateRing} event ids and the last 256 items, as hashes.
 */
public final class Intake {
    private static final int ITEMS = 256;
    private static final int AT_ONCE = 3;

    /** What the door says of an event. */
    public enum Verdict {
        ACCEPT,
        DUPLICATE,
        LATE
    }

    private long newestMillis = Long.MIN_VALUE;
    private long nextSequence;
    private int session;
    private RecentHashes eventIds = new RecentHashes();
    private RecentHashes items = new RecentHashes();

    public Verdict judge(Event event, IntakeConfiguration rules) {
        if (eventIds.position(Ids.hash(event.eventId())) >= 0) {
            return Verdict.DUPLICATE;
        }
        boolean late =
                nextSequence > 0
                        && event.timestampMillis()
                                < newestMillis - rules.allowedLateness().toMillis();
        return late ? Verdict.LATE : Verdict.ACCEPT;
    }

    /** Admits an event that {@link #judge} accepted. */
    public AcceptedEvent accept(Event event, IntakeConfiguration rules) {
        if (nextSequence > 0
                && event.timestampMillis() - newestMillis > rules.sessionGap().toMillis()) {
            session++;
        }
        newestMillis = Math.max(newestMillis, event.timestampMillis());
        eventIds.add(Ids.hash(event.eventId()), rules.duplicateRing());
        long item = Ids.hash(event.itemId());
        int ago = items.position(item);
        Visit visit = ago < 0 ? Visit.FIRST : ago < AT_ONCE ? Visit.AT_ONCE : Visit.AGAIN;
        if (event.isPositive()) {
            items.add(item, ITEMS);
        }
        return new AcceptedEvent(event.accepted(), nextSequence++, session, visit);
    }

    public long newestMillis() {
        return newestMillis;
    }

    /** Version 1. */
    public static final Format<Intake> FORMAT =
            new Format<>() {
                @Override
                public void write(Intake value, DataOutput out) throws IOException {
                    out.writeLong(value.newestMillis);
                    out.writeLong(value.nextSequence);
                    out.writeInt(value.session);
                    RecentHashes.FORMAT.write(value.eventIds, out);
                    RecentHashes.FORMAT.write(value.items, out);
                }

                @Override
                public Intake read(DataInput in) throws IOException {
                    Intake intake = new Intake();
                    intake.newestMillis = in.readLong();
                    intake.nextSequence = in.readLong();
                    intake.session = in.readInt();
                    intake.eventIds = RecentHashes.FORMAT.read(in);
                    intake.items = RecentHashes.FORMAT.read(in);
                    return intake;
                }
            };
}
