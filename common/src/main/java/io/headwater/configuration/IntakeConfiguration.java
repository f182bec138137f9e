package io.headwater.configuration;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the intake accepts.
 *
 * @param types other names of event types, such as order → purchase
 */
public record IntakeConfiguration(
        Duration allowedLateness,
        Duration futureTolerance,
        Instant earliest,
        Duration sessionGap,
        int duplicateRing,
        Map<String, String> types)
        implements Serializable {

    public static IntakeConfiguration defaults() {
        return new IntakeConfiguration(
                Duration.ofDays(7),
                Duration.ofMinutes(10),
                Instant.parse("1990-01-01T00:00:00Z"),
                Duration.ofMinutes(30),
                256,
                Map.of());
    }
}
