package io.headwater.configuration;

import java.io.Serializable;

/**
 * The ranking room.
 *
 * @param pool candidates per request at most
 * @param trending latest (do not wait) or exact (wait for the step that closed before the request)
 * @param learningRate step of the formula's weights
 */
public record RankingConfiguration(int pool, String trending, double learningRate)
        implements Serializable {

    public static RankingConfiguration defaults() {
        return new RankingConfiguration(128, "latest", 0.02);
    }
}
