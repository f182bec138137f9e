package io.headwater.quickstart;

import java.nio.file.Path;

/** Where this checkout's settings and scripts lie. */
final class Settings {

    private Settings() {}

    /** The folder of the checkout. */
    static Path home() {
        return Path.of(System.getProperty("headwater.home", ".")).toAbsolutePath().normalize();
    }

    /** The folder of Flink's config.yaml and Headwater's headwater.yaml. */
    static Path folder() {
        return home().resolve("conf");
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
