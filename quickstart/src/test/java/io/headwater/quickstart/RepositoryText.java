package io.headwater.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** Files of the repository, looked into by tests that hold them against each other. */
final class RepositoryText {
    static final Path HOME = Path.of("..");

    private RepositoryText() {}

    static String read(String file) {
        try {
            return Files.readString(HOME.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With aliases and merges, which Jackson does not resolve. */
    static JsonNode yaml(String file) {
        return new JsonMapper().valueToTree(new Yaml().load(read(file)));
    }

    /** The first group of every match. */
    static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static String first(String pattern, String text) {
        return all(pattern, text).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern));
    }

    /** The second group of every match, by the first. */
    static Map<String, String> pairs(String pattern, String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (MatchResult match : Pattern.compile(pattern).matcher(text).results().toList()) {
            pairs.put(match.group(1), match.group(2));
        }
        return pairs;
    }

    /** Flink's settings in a file of such. */
    static Map<String, String> settings(String file) {
        return pairs("(?m)^([a-zA-Z.-]+): (.*)$", read(file));
    }
}
