package io.headwater.configuration;

import java.io.Serializable;
import java.time.Duration;

/**
 * What must not be shown.
 *
 * @param boughtWithin items bought within this time are not shown again; zero switches the rule off
 * @param categoryCap items of one category in a list at most; 0 for no cap
 */
public record RulesConfiguration(Duration boughtWithin, int categoryCap) implements Serializable {

    public static RulesConfiguration defaults() {
        return new RulesConfiguration(Duration.ZERO, 0);
    }
}
