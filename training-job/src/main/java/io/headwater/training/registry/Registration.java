package io.headwater.training.registry;

import io.headwater.registry.RegisteredVersion;
import java.io.IOException;
import java.util.Optional;

/**
 * What came of handing a run to the registry. Training has succeeded either way: a run that could not be handed over stays in its
 * folder.
 *
 * @param version empty if the run was kept, or makes no version
 * @param message for the person who started the training
 */
public record Registration(Optional<RegisteredVersion> version, String message) {

    public static Registration registerOrKeep(ModelRegistry registry, RunFolder run) {
        try {
            Optional<RegisteredVersion> version = registry.register(run);
            return new Registration(
                    version, version.map(Registration::said).orElse("The run is in the registry."));
        } catch (IOException e) {
            return new Registration(
                    Optional.empty(),
                    "WARNING: the run is trained but NOT registered. "
                            + e.getMessage()
                            + "\nIt is kept in "
                            + run.path().toAbsolutePath()
                            + "\nTo register it later: ./register "
                            + run.path().toAbsolutePath());
        }
    }

    static String said(RegisteredVersion version) {
        return "Registered "
                + version.name()
                + " version "
                + version.version()
                + ", made by run "
                + version.runId();
    }
}
