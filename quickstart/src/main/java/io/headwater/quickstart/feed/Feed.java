package io.headwater.quickstart.feed;

/** Records for the topics, in the order in which they are to be sent. */
public interface Feed {

    /** The next record, null at the end. */
    FeedRecord next();

    /** Number of events, −1 if nobody knows. */
    long total();

    /** One line on what this is. */
    String describe();
}
