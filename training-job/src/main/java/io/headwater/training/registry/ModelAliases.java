package io.headwater.training.registry;

import io.headwater.registry.ModelVersions;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.io.IOException;
import java.util.Optional;

/** Which versions of the recommender are champion and challenger. */
public final class ModelAliases {
    static final String CHAMPION = "champion";
    static final String CHALLENGER = "challenger";

    private static final String REPLACED = "headwater.replaced_version";
    private static final String ROLLED_BACK = "headwater.rolled_back";

    private final ModelVersions versions;

    ModelAliases(ModelVersions versions) {
        this.versions = versions;
    }

    public Optional<RegisteredVersion> champion() throws IOException {
        return versions.alias(RegisteredModel.RECOMMENDER, CHAMPION);
    }

    public Optional<RegisteredVersion> challenger() throws IOException {
        return versions.alias(RegisteredModel.RECOMMENDER, CHALLENGER);
    }

    /** Makes a version champion, and remembers with it which one it replaced. */
    public void promote(RegisteredVersion version) throws IOException {
        Optional<RegisteredVersion> present = versions.alias(version.name(), CHAMPION);
        if (present.isPresent() && !present.get().equals(version)) {
            versions.setTag(version.name(), version.version(), REPLACED, present.get().version());
        }
        versions.setAlias(CHAMPION, version);
    }

    /**
     * Makes the version champion that the present champion replaced, and remembers with this one that it was taken back.
     *
     * @return that version
     */
    public RegisteredVersion rollBack() throws IOException {
        RegisteredVersion present =
                champion().orElseThrow(() -> new IOException("there is no champion to roll back"));
        String replaced =
                versions.tag(present, REPLACED)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "champion "
                                                        + present.version()
                                                        + " has replaced no other: set the alias"
                                                        + " champion in MLflow"));
        RegisteredVersion before = versions.get(present.name(), replaced);
        versions.setTag(present.name(), present.version(), ROLLED_BACK, "true");
        versions.setAlias(CHAMPION, before);
        return before;
    }

    public boolean wasRolledBack(RegisteredVersion version) throws IOException {
        return versions.tag(version, ROLLED_BACK).isPresent();
    }
}
