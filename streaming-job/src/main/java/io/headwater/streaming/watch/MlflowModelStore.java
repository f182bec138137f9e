package io.headwater.streaming.watch;

import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.registry.ArtifactStore;
import io.headwater.registry.Attempts;
import io.headwater.registry.MlflowHttp;
import io.headwater.registry.ModelVersions;
import io.headwater.registry.TrackingServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** MLflow's registered model: its aliases are named for the variants. */
final class MlflowModelStore implements ModelStore {
    private static final String TAG = "headwater.refused";

    /** One: the next look comes soon. */
    private static final Attempts ATTEMPT = new Attempts(1, Duration.ZERO, Duration.ofSeconds(30));

    private final String name;
    private final ModelVersions versions;
    private final ArtifactStore artifacts;

    MlflowModelStore(TrackingServer server, String name) {
        MlflowHttp http = new MlflowHttp(server, ATTEMPT);
        this.name = name;
        this.versions = new ModelVersions(http);
        this.artifacts = new ArtifactStore(http);
    }

    @Override
    public Optional<Published> find(String variant) throws IOException {
        return versions.alias(name, variant)
                .map(version -> new Published(name, version.version(), "", ""));
    }

    @Override
    public ModelPackage fetch(Published published) throws IOException, ModelRefusedException {
        String folder = versions.artifacts(name, published.version());
        if (!ArtifactStore.serves(folder)) {
            throw new ModelRefusedException(
                    "artifacts that the MLflow server serves itself",
                    folder,
                    "start it with --artifacts-destination and register the model again");
        }
        return ModelPackage.read(file -> artifacts.read(folder, file), folder);
    }

    @Override
    public void refuse(Published published, String reason) throws IOException {
        versions.setTag(name, published.version(), TAG, reason);
    }
}
