package io.headwater.recommendation;

import java.util.Objects;

/**
 * Who ranked.
 *
 * @param variant champion or challenger; in outcomes also shadow: what the challenger would have shown
 */
public record ModelVersion(String name, String version, String variant) {

    /** The ranker that needs no training. */
    public static final ModelVersion FORMULA = new ModelVersion("formula", "1", "champion");

    public ModelVersion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(variant, "variant");
    }

    /** Name and version, for people. */
    public String label() {
        return name + " " + version;
    }
}
