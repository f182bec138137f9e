package io.headwater.training.registry;

import java.util.Map;

/**
 * Metrics of a moment in the life of a model version.
 *
 * @param metrics by name, the same names at every moment
 */
public record MetricsAt(long timeMillis, Map<String, Double> metrics) {}
