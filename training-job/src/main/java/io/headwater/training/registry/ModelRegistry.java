package io.headwater.training.registry;

import io.headwater.registry.RegisteredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where runs and model versions are kept, and which version is champion. */
public interface ModelRegistry {

    /** The version that users get now, if there is one. */
    Optional<RegisteredVersion> champion() throws IOException;

    /** Fetches the model package of a version into a folder, and gives that folder. */
    Path download(RegisteredVersion version, Path folder) throws IOException;

    /**
     * Takes over a run, once however often it is called: a failure leaves no version behind and no run that looks alive.
     *
     * @return the new version; empty if the run makes none
     */
    Optional<RegisteredVersion> register(RunFolder run) throws IOException;
}
