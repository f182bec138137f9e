package io.headwater.quickstart.feed;

/** Records for the topics, in the order in which they are to be sent. */
public interface Feed {

    /** The next record, null at the end. */
    FeedRecord next();

    /** Number of events, −1 if nobody knows. */
    long total();

    /** Event time at which the last 10 % of the events begin, {@link Long#MAX_VALUE} if nobody knows. */
    long testFromMillis();

    /** One line on what this is. */
    String describe();
}
