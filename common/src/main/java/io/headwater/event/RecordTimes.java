package io.headwater.event;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Rejection.Reason;
import java.time.Instant;

/** Which times events and catalogue records may carry: one from the future would move the trending lists' time for everyone. */
final class RecordTimes {
    private final IntakeConfiguration rules;
    private final long earliestMillis;
    private final long futureToleranceMillis;

    RecordTimes(IntakeConfiguration rules) {
        this.rules = rules;
        this.earliestMillis = rules.earliest().toEpochMilli();
        this.futureToleranceMillis = rules.futureTolerance().toMillis();
    }

    /** Refuses what is before {@code intake.earliest}, or after the record's own time by more than the tolerance. */
    void check(long timestampMillis, Origin origin) throws RejectedException {
        if (timestampMillis < earliestMillis) {
            throw new RejectedException(Reason.TOO_OLD, tooOld(timestampMillis));
        }
        boolean dated = origin.timestampMillis() >= 0;
        if (dated && timestampMillis - origin.timestampMillis() > futureToleranceMillis) {
            throw new RejectedException(
                    Reason.FUTURE,
                    "timestamp "
                            + timestampMillis
                            + " is after the record's own time "
                            + Instant.ofEpochMilli(origin.timestampMillis())
                            + " by more than intake.future-tolerance "
                            + rules.futureTolerance());
        }
    }

    private String tooOld(long timestampMillis) {
        boolean seconds = timestampMillis > 0 && timestampMillis >= earliestMillis / 1000;
        return "timestamp "
                + timestampMillis
                + " is before intake.earliest "
                + rules.earliest()
                + (seconds ? "; it looks like seconds, expected milliseconds" : "");
    }
}
