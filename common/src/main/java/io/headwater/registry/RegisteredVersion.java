package io.headwater.registry;

/**
 * A version of a registered model.
 *
 * @param runId the run that made it
 */
public record RegisteredVersion(String name, String version, String runId) {}
