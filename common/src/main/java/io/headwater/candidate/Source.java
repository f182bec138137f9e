package io.headwater.candidate;

import java.util.Locale;

/**
 * What can name a candidate. The order is a contract: tables, shown lists and features index by ordinal; at most 16, for a
 * candidate's rank buckets are packed into one long.
 */
public enum Source {
    FORWARD(60, "follows"),
    NEXT(30, "next after"),
    CO_VISIT(60, "goes with"),
    SECOND_HOP(30, "near to"),
    RECENT(30, "yours lately"),
    COUNT(60, "yours often"),
    DECAYED(60, "yours often of late"),
    DUE(30, "yours and due"),
    TRENDING_10M(15, "trending 10 min"),
    TRENDING_1H(30, "trending 1 h"),
    TRENDING_1D(30, "trending 1 d"),
    TRENDING_7D(30, "trending 7 d"),
    TRENDING_28D(30, "trending 28 d"),
    NEWEST(30, "new");

    /** Places of a source's list that carry a rank. */
    public static final int RANKS = 60;

    private static final Source[] VALUES = values();

    /** Number of sources. */
    public static final int COUNT_OF_SOURCES = VALUES.length;

    private final int quota;
    private final String reason;

    Source(int quota, String reason) {
        this.quota = quota;
        this.reason = reason;
    }

    static Source ofOrdinal(int ordinal) {
        return VALUES[ordinal];
    }

    /** How many of its best may enter the pool. */
    public int quota() {
        return quota;
    }

    /** The reason given to the user; sources of neighbours add the seed. */
    public String reason() {
        return reason;
    }

    /** The name in explanations. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean ofNeighbours() {
        return ordinal() <= SECOND_HOP.ordinal();
    }
}
