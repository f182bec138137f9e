package io.headwater.profile;

import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The session of the user's latest positive event, and how many sessions with one there were. */
final class LatestSession {
    private long sessions;
    private int number;
    private int events;
    private int distinctItems;
    private long startMillis;
    private long endMillis;
    private long startPosition;

    /**
     * Folds a positive event.
     *
     * @param lastPosition of the item before this event, −1 for an item not among the user's own
     */
    void fold(int session, long t, long position, long lastPosition) {
        if (sessions == 0 || session != number) {
            sessions++;
            number = session;
            events = 0;
            distinctItems = 0;
            startMillis = t;
            endMillis = t;
            startPosition = position;
        }
        events++;
        distinctItems += lastPosition < startPosition ? 1 : 0;
        endMillis = Math.max(endMillis, t);
    }

    long sessions() {
        return sessions;
    }

    int events() {
        return events;
    }

    int distinctItems() {
        return distinctItems;
    }

    /** Time of the session's first event in the user's order. */
    long startMillis() {
        return startMillis;
    }

    long durationMillis() {
        return endMillis - startMillis;
    }

    void write(DataOutput out) throws IOException {
        Bytes.writeVarLong(out, sessions);
        if (sessions == 0) {
            return;
        }
        Bytes.writeVarInt(out, number);
        Bytes.writeVarInt(out, events);
        Bytes.writeVarInt(out, distinctItems);
        out.writeLong(startMillis);
        Bytes.writeVarLong(out, endMillis - startMillis);
        Bytes.writeVarLong(out, startPosition);
    }

    static LatestSession read(DataInput in) throws IOException {
        LatestSession value = new LatestSession();
        value.sessions = Bytes.readVarLong(in);
        if (value.sessions == 0) {
            return value;
        }
        value.number = Bytes.readVarInt(in);
        value.events = Bytes.readVarInt(in);
        value.distinctItems = Bytes.readVarInt(in);
        value.startMillis = in.readLong();
        value.endMillis = value.startMillis + Bytes.readVarLong(in);
        value.startPosition = Bytes.readVarLong(in);
        return value;
    }
}
