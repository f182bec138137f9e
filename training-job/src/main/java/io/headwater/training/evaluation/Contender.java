package io.headwater.training.evaluation;

import java.util.Locale;

/** Who answers the test requests side by side. Answers are in this order. */
public enum Contender {
    MODEL("model"),
    FORMULA("formula"),
    CHAMPION("present champion"),
    POPULARITY_10M("popularity, 10 minutes"),
    POPULARITY_1H("popularity, 1 hour"),
    POPULARITY_1D("popularity, 1 day"),
    POPULARITY_7D("popularity, 7 days"),
    POPULARITY_28D("popularity, 28 days"),
    NEWEST("newest items"),
    REVISIT("the user's own items, by count"),
    CO_VISITATION("co-visitation, a source of the pool"),
    ITEM_TRANSITION("item → next item, a source of the pool");

    private static final Contender[] VALUES = values();

    /** Number of contenders. */
    public static final int COUNT = VALUES.length;

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    static Contender ofOrdinal(int ordinal) {
        return VALUES[ordinal];
    }

    /** How reports call it. */
    public String title() {
        return title;
    }

    /** How metrics call it: {@code test/<label>/hr_at_20}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a plain method, neither learned nor mixed. */
    public boolean isBaseline() {
        return ordinal() > CHAMPION.ordinal();
    }
}
