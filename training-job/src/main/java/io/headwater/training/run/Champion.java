package io.headwater.training.run;

import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.ranking.ModelNotice;
import io.headwater.ranking.TreeRanker;
import io.headwater.recommendation.ModelVersion;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.ModelRegistry;
import io.headwater.training.registry.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present champion, as far as it can be asked.
 *
 * @param ranker null when there is none, or none that can be asked
 * @param obstacle why a champion cannot be asked, null when it can or there is none
 */
record Champion(TreeRanker ranker, String obstacle) {
    static final Champion NONE = new Champion(null, null);

    private static final Logger LOG = LoggerFactory.getLogger(Champion.class);

    /** Fetches it from the registry; one that is out of reach does not keep a new model from being made. */
    static Champion of(ModelRegistry registry, Path folder) {
        try {
            Optional<RegisteredVersion> version = registry.champion();
            return version.isEmpty() ? NONE : of(registry, version.get(), folder);
        } catch (IOException e) {
            return outOfReach("it could not be fetched: " + e.getMessage());
        }
    }

    private static Champion of(ModelRegistry registry, RegisteredVersion version, Path folder)
            throws IOException {
        try {
            ModelPackage model = judged(registry.download(version, folder));
            ModelVersion name =
                    new ModelVersion(version.name(), version.version(), ModelNotice.CHAMPION);
            return new Champion(new TreeRanker(model, name), null);
        } catch (ModelRefusedException e) {
            return outOfReach(
                    "version " + version.version() + " is not for this release: " + e.getMessage());
        }
    }

    /** As it was judged itself: what users get has learned from more, perhaps from the requests that are asked now. */
    private static ModelPackage judged(Path downloaded) throws IOException, ModelRefusedException {
        Path judged = RunFolder.judged(downloaded);
        return ModelPackage.read(Files.isDirectory(judged) ? judged : downloaded);
    }

    private static Champion outOfReach(String obstacle) {
        LOG.warn("The present champion is not compared with: {}", obstacle);
        return new Champion(null, obstacle);
    }
}
