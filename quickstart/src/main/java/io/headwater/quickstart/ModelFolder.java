package io.headwater.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the model in what a training has left. */
final class ModelFolder {

    private ModelFolder() {}

    /**
     * The model package of a run's folder, or the folder itself when it is one.
     *
     * @throws IllegalArgumentException for a folder without a model
     */
    static Path in(Path folder) {
        Path ofRun = folder.resolve("artifacts").resolve("model");
        if (isPackage(ofRun)) {
            return ofRun.toAbsolutePath();
        }
        if (isPackage(folder)) {
            return folder.toAbsolutePath();
        }
        throw new IllegalArgumentException(
                "--model: there is no model in " + folder + "; ./demo train --out DIR makes one");
    }

    private static boolean isPackage(Path folder) {
        return Files.isRegularFile(folder.resolve("headwater").resolve("manifest.json"));
    }
}
