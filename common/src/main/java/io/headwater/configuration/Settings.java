package io.headwater.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values by key as text. Each reading method is at once the validation of its key and a row of the reference, so that the two can't
 * differ; errors are collected and thrown together.
 */
final class Settings {
    private final Map<String, String> values;
    private final Set<String> prefixes = new LinkedHashSet<>();
    private final List<Setting> read = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Settings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    String text(String key, String absent, String allowed, String meaning) {
        return value(key, absent, absent, allowed, meaning, text -> text, text -> true);
    }

    String required(String key, String absent, String meaning) {
        return value(
                key, absent, absent, "not blank", meaning, text -> text, text -> !text.isBlank());
    }

    String oneOf(String key, String absent, List<String> choices, String meaning) {
        return value(
                key,
                absent,
                absent,
                String.join(", ", choices),
                meaning,
                text -> text,
                choices::contains);
    }

    int number(String key, int absent, int least, int most, String meaning) {
        return value(
                key,
                absent,
                String.valueOf(absent),
                "integer from " + least + " to " + most,
                meaning,
                Integer::valueOf,
                number -> number >= least && number <= most);
    }

    double fraction(String key, double absent, double most, String meaning) {
        return value(
                key,
                absent,
                String.valueOf(absent),
                "number from 0 to " + most,
                meaning,
                Double::valueOf,
                number -> number >= 0 && number <= most);
    }

    boolean flag(String key, boolean absent, String meaning) {
        return oneOf(key, String.valueOf(absent), List.of("true", "false"), meaning).equals("true");
    }

    Duration duration(String key, Duration absent, Duration least, String meaning) {
        return value(
                key,
                absent,
                DurationText.show(absent),
                "duration of at least "
                        + DurationText.show(least)
                        + ", such as 500 ms, 10 s, 30 min, 2 h, 7 d",
                meaning,
                DurationText::parse,
                duration -> duration.compareTo(least) >= 0);
    }

    Instant instant(String key, Instant absent, String meaning) {
        return value(
                key,
                absent,
                absent.toString(),
                "ISO-8601 instant",
                meaning,
                Instant::parse,
                instant -> true);
    }

    /** All keys below a prefix, as they are. */
    Map<String, String> below(String prefix, String allowed, String meaning) {
        prefixes.add(prefix + ".");
        read.add(new Setting(prefix + ".*", "", allowed, meaning));
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix + ".")) {
                        found.put(key.substring(prefix.length() + 1), value);
                    }
                });
        return found;
    }

    /** Adds an error about a key that only the caller can see. */
    void refuse(String key, String found, String allowed) {
        errors.add(key + " is '" + found + "', allowed is " + allowed);
    }

    /** Every key that was asked for. */
    List<Setting> reference() {
        return List.copyOf(read);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationException with every error, keys that nobody asked for among them
     */
    void check() {
        for (String key : values.keySet()) {
            boolean known =
                    read.stream().anyMatch(setting -> setting.key().equals(key))
                            || prefixes.stream().anyMatch(key::startsWith);
            if (!known) {
                errors.add(key + " is no setting; did you mean " + nearest(key) + "?");
            }
        }
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
    }

    private <T> T value(
            String key,
            T absent,
            String shown,
            String allowed,
            String meaning,
            Function<String, T> parser,
            Predicate<T> isAllowed) {
        read.add(new Setting(key, shown, allowed, meaning));
        String text = values.get(key);
        if (text == null) {
            return absent;
        }
        try {
            T value = parser.apply(text.strip());
            if (isAllowed.test(value)) {
                return value;
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            // refused like any other value that is not allowed
        }
        refuse(key, text, allowed);
        return absent;
    }

    private String nearest(String key) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (Setting setting : read) {
            int distance = distance(key, setting.key());
            if (distance < least) {
                least = distance;
                nearest = setting.key();
            }
        }
        return nearest;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
