package io.headwater.event;

/** What a user did to an item. The order is a contract: state and feature vectors index by ordinal. */
public enum EventType {
    VIEW(1, 1),
    CLICK(1, 1),
    LIKE(2, 1),
    CART(3, 3),
    PURCHASE(6, 6),
    DISLIKE(0, 0);

    private static final EventType[] VALUES = values();
    private static final int POSITIVE = 5;

    private final int engagement;
    private final int gain;

    EventType(int engagement, int gain) {
        this.engagement = engagement;
        this.gain = gain;
    }

    /** The number of positive types; they come first, so that arrays by type have this length. */
    public static int positives() {
        return POSITIVE;
    }

    public static EventType ofOrdinal(int ordinal) {
        return VALUES[ordinal];
    }

    /** Whether the event speaks for its item: every type but {@link #DISLIKE}. */
    public boolean isPositive() {
        return this != DISLIKE;
    }

    /** Weight in the engagement score. */
    public int engagement() {
        return engagement;
    }

    /** Gain of a training label: purchase 6, cart 3, else 1. */
    public int gain() {
        return gain;
    }
}
