package io.headwater.configuration;

import java.io.Serializable;

/**
 * When lists are made.
 *
 * @param on events (after every accepted event, and requests) or requests (requests only)
 * @param limit items of a list that no request asked for
 */
public record RecommendConfiguration(String on, int limit) implements Serializable {

    public static RecommendConfiguration defaults() {
        return new RecommendConfiguration("events", 20);
    }
}
