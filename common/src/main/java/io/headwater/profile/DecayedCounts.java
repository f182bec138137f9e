package io.headwater.profile;

import io.headwater.event.Decay;
import io.headwater.event.EventType;
import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** Positive events by type: how many in all, when the last, and decayed at half-lives 1 h, 1 d, 14 d. */
final class DecayedCounts {
    static final int TYPES = EventType.positives();

    /** The order is a contract. */
    static final long[] HALF_LIVES_MILLIS = {
        Duration.ofHours(1).toMillis(),
        Duration.ofDays(1).toMillis(),
        Duration.ofDays(14).toMillis()
    };

    static final int HALF_LIVES = HALF_LIVES_MILLIS.length;

    private final double[] decayed = new double[TYPES * HALF_LIVES];
    private final long[] counts = new long[TYPES];
    private final long[] lastMillis = new long[TYPES];
    private long firstMillis = Long.MAX_VALUE;
    private long newestMillis = Long.MIN_VALUE;

    /** Place of a positive type in vectors and state: its ordinal, whose order is a contract. */
    @SuppressWarnings("EnumOrdinal")
    static int index(EventType type) {
        return type.ordinal();
    }

    void fold(EventType eventType, long t) {
        int type = index(eventType);
        boolean first = newestMillis == Long.MIN_VALUE;
        if (!first && t > newestMillis) {
            moveTo(t);
        }
        long age = first ? 0 : Math.max(0, newestMillis - t);
        for (int h = 0; h < HALF_LIVES; h++) {
            decayed[type * HALF_LIVES + h] += Decay.factor(age, HALF_LIVES_MILLIS[h]);
        }
        lastMillis[type] = counts[type] == 0 ? t : Math.max(lastMillis[type], t);
        counts[type]++;
        firstMillis = Math.min(firstMillis, t);
        newestMillis = Math.max(newestMillis, t);
    }

    private void moveTo(long t) {
        for (int h = 0; h < HALF_LIVES; h++) {
            double factor = Decay.factor(t - newestMillis, HALF_LIVES_MILLIS[h]);
            for (int type = 0; type < TYPES; type++) {
                decayed[type * HALF_LIVES + h] *= factor;
            }
        }
    }

    /** The decayed count at the time of the newest event; later it is worth {@link Decay#factor} of it. */
    double decayed(int type, int halfLife) {
        return decayed[type * HALF_LIVES + halfLife];
    }

    long count(int type) {
        return counts[type];
    }

    /** Meaningful for types with a count. */
    long lastMillis(int type) {
        return lastMillis[type];
    }

    /** Oldest positive event, {@link Long#MAX_VALUE} if none. */
    long firstMillis() {
        return firstMillis;
    }

    /** Newest positive event, {@link Long#MIN_VALUE} if none. */
    long newestMillis() {
        return newestMillis;
    }

    void write(DataOutput out) throws IOException {
        for (int type = 0; type < TYPES; type++) {
            Bytes.writeVarLong(out, counts[type]);
            if (counts[type] > 0) {
                out.writeLong(lastMillis[type]);
                for (int h = 0; h < HALF_LIVES; h++) {
                    out.writeDouble(decayed[type * HALF_LIVES + h]);
                }
            }
        }
        out.writeLong(firstMillis);
        out.writeLong(newestMillis);
    }

    static DecayedCounts read(DataInput in) throws IOException {
        DecayedCounts value = new DecayedCounts();
        for (int type = 0; type < TYPES; type++) {
            value.counts[type] = Bytes.readVarLong(in);
            if (value.counts[type] > 0) {
                value.lastMillis[type] = in.readLong();
                for (int h = 0; h < HALF_LIVES; h++) {
                    value.decayed[type * HALF_LIVES + h] = in.readDouble();
                }
            }
        }
        value.firstMillis = in.readLong();
        value.newestMillis = in.readLong();
        return value;
    }
}
