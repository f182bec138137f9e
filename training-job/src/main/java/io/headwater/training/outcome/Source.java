package io.headwater.training.outcome;

import java.util.Comparator;

/**
 * Whose lists were judged.
 *
 * @param group online if they were shown, shadow if not
 */
record Source(String version, String group) {
    static final Comparator<Source> ORDER =
            Comparator.comparing(Source::version).thenComparing(Source::group);
}
