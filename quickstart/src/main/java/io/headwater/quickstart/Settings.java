package io.headwater.quickstart;

import java.nio.file.Path;

/** Where this checkout's settings lie. */
final class Settings {

    private Settings() {}

    /** The folder of Flink's config.yaml and Headwater's headwater.yaml. */
    static Path folder() {
        return Path.of(System.getProperty("headwater.conf", "conf"));
    }

    /**
     * Headwater's settings.
     *
     * @param asked null for the standard file
     */
    static Path file(Path asked) {
        return asked != null ? asked : folder().resolve("headwater.yaml");
    }
}
