package io.headwater.streaming.watch;

import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import java.io.IOException;
import java.util.Optional;

/** Where models are published, a version at a time for each variant of the ranking. */
interface ModelStore {

    /** What is published for a variant now, empty for nothing. */
    Optional<Published> find(String variant) throws IOException;

    /** Fetches and checks a model. */
    ModelPackage fetch(Published published) throws IOException, ModelRefusedException;

    /** Leaves a word for whoever published a model that was refused. */
    void refuse(Published published, String reason) throws IOException;

    /**
     * A published model.
     *
     * @param name of the model
     * @param version changes whenever another model is published
     * @param address where the store finds its files
     * @param stamp changes when the files of a version do: one that was refused may have been mended
     */
    record Published(String name, String version, String address, String stamp) {}
}
