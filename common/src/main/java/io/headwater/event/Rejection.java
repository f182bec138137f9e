package io.headwater.event;

import java.util.Objects;

/** A record that was refused, with the reason: nothing is dropped in silence. */
public record Rejection(Reason reason, String detail, Origin origin) {

    /** Why a record was refused; the lower-case name goes to the topic and to the counters. */
    public enum Reason {
        NULL_VALUE,
        NOT_JSON,
        NOT_AN_OBJECT,
        MISSING_FIELD,
        WRONG_TYPE,
        BLANK_ID,
        ID_TOO_LONG,
        CONTROL_CHARACTER,
        UNKNOWN_EVENT_TYPE,
        BAD_TIMESTAMP,
        TOO_OLD,
        FUTURE,
        LATE,
        BAD_PRICE,
        BAD_LIMIT
    }

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(origin, "origin");
    }
}
