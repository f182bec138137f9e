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
 * @param secondHop best followers of the latest seed, if it has few neighbours, whose followers are asked for, two fewer for each seed before it
 */
public record NeighbourConfiguration(
        Duration halfLife, int depth, int capacity, int seeds, int answer, int secondHop)
        implements Serializable {

    public static NeighbourConfiguration defaults() {
        return new NeighbourConfiguration(Duration.ofDays(28), 10, 200, 8, 20, 6);
    }
}
