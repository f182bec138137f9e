package io.headwater.log;

/** Takes the lines of a log from which no event could be read. */
public interface UnreadableLines {

    /**
     * @param reason what is wrong, in a few words that do not hold the line
     */
    void add(String reason, String line);
}
