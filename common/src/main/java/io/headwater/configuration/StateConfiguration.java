package io.headwater.configuration;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long and how much a room remembers.
 *
 * @param ttl a profile or item whose last event is older starts anew
 * @param ownItems distinct items kept per user
 * @param hotKeys entries that each room keeps decoded on the heap per slot, written back before each checkpoint
 */
public record StateConfiguration(Duration ttl, int ownItems, int hotKeys) implements Serializable {

    public static StateConfiguration defaults() {
        return new StateConfiguration(Duration.ofDays(400), 256, 4096);
    }
}
