package io.headwater.configuration;

import java.io.Serializable;
import java.time.Duration;

/**
 * The trending and newest lists.
 *
 * @param step event time between two publications
 * @param length items published per list
 */
public record TrendingConfiguration(Duration step, int length) implements Serializable {

    public static TrendingConfiguration defaults() {
        return new TrendingConfiguration(Duration.ofMinutes(1), 60);
    }
}
