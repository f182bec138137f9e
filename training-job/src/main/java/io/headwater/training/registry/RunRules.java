package io.headwater.training.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What MLflow would refuse in a run, found before the run is kept: all of it at once. */
final class RunRules {
    private static final int LONGEST_NAME = 250;
    private static final Pattern NAME = Pattern.compile("[\\w.\\- :]+(/[\\w.\\- :]+)*");
    private static final Pattern UNSAFE_PATH = Pattern.compile("(^|.*/)\\.{1,2}($|/.*)");

    private final List<String> errors = new ArrayList<>();

    RunRules text(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            errors.add(field + " must not be blank, was " + value);
        } else if (value.length() > longest) {
            errors.add(
                    field + " must have at most " + longest + " characters, had " + value.length());
        }
        return this;
    }

    /** It is searched for between quotes. */
    RunRules key(String key) {
        return key == null ? text("key", key, LONGEST_NAME) : names("key", List.of(key));
    }

    RunRules interval(Instant started, Instant ended) {
        if (started == null || ended == null || ended.isBefore(started)) {
            errors.add("started must not be after ended, was " + started + " to " + ended);
        }
        return this;
    }

    RunRules names(String field, Collection<String> names) {
        for (String name : names) {
            if (name.length() > LONGEST_NAME
                    || !NAME.matcher(name).matches()
                    || UNSAFE_PATH.matcher(name).matches()) {
                errors.add(
                        field
                                + ": a name must have at most "
                                + LONGEST_NAME
                                + " letters, digits, _ - . : or blanks, with single slashes between"
                                + " them, was "
                                + name);
            }
        }
        return this;
    }

    RunRules texts(String field, Map<String, String> entries, int longest) {
        names(field, entries.keySet());
        entries.forEach(
                (name, value) -> {
                    if (value == null || value.length() > longest) {
                        errors.add(
                                field
                                        + ": "
                                        + name
                                        + " must have at most "
                                        + longest
                                        + " characters, "
                                        + (value == null ? "was null" : "had " + value.length()));
                    }
                });
        return this;
    }

    RunRules dataset(RunRecord.Dataset dataset) {
        return dataset == null
                ? this
                : text("dataset.name", dataset.name(), 500)
                        .text("dataset.digest", dataset.digest(), 36)
                        .text("dataset.source_type", dataset.sourceType(), 36)
                        .text("dataset.source", dataset.source(), 65_535);
    }

    RunRules model(RunRecord.RegisteredModel model) {
        return model == null
                ? this
                : text("registered_model.name", model.name(), LONGEST_NAME)
                        .texts("registered_model.version_tags", model.versionTags(), 100_000);
    }

    void check() {
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "the run is not valid:\n  - " + String.join("\n  - ", errors));
        }
    }
}
