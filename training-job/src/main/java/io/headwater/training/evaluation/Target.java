package io.headwater.training.evaluation;

/**
 * An item that the user turned to next.
 *
 * @param itemHash {@link io.headwater.event.Ids#hash}
 * @param gain what it is worth by event type, above 0
 * @param repeat whether the user had an event on it before
 */
public record Target(long itemHash, double gain, boolean repeat) {

    public Target {
        if (!(gain > 0 && gain < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gain must be above 0, was " + gain);
        }
    }
}
