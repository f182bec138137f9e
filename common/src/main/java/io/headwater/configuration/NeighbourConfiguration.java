package io.headwater.configuration;

import java.io.Serializable;
import java.time.Duration;

/**
 * Co-visitation.
 *
 * @param halfLife decay of every pair count
 * @param depth previous events of a user that each event is paired with
 * @param capacity neighbours kept per item
 * @param seeds distinct recent items asked per request
 * @param answer best neighbours per matrix kind in one answer
 */
public record NeighbourConfiguration(
        Duration halfLife, int depth, int capacity, int seeds, int answer) implements Serializable {

    public static NeighbourConfiguration defaults() {
        return new NeighbourConfiguration(Duration.ofDays(28), 10, 200, 8, 30);
    }
}
