package io.headwater.neighbour;

/** Indexes of the co-visitation matrices; the order is a contract of state and exchange. */
public final class MatrixKind {
    /** Followed by, 1/distance. */
    public static final int FORWARD = 0;

    /** Followed at once. */
    public static final int NEXT = 1;

    /** Visited near each other, either way round. */
    public static final int CO_VISIT = 2;

    /** Followed by a cart event, 1/distance. */
    public static final int CART = 3;

    /** Followed by a purchase, 1/distance. */
    public static final int PURCHASE = 4;

    public static final int COUNT = 5;

    private MatrixKind() {}
}
