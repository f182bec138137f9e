package io.headwater.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads `headwater.yaml` and overrides of single keys into the validated configuration. */
public final class ConfigurationReader {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private ConfigurationReader() {}

    /**
     * Reads a file; what it leaves out has its default.
     *
     * @param file null for the defaults
     * @param overrides `key=value` each
     * @throws ConfigurationException with every error at once
     */
    public static HeadwaterConfiguration read(Path file, List<String> overrides)
            throws IOException {
        return read(file == null ? "" : Files.readString(file), overrides);
    }

    /** Reads the text of a file. */
    public static HeadwaterConfiguration read(String yaml, List<String> overrides) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            flatten("", new YAMLMapper().readTree(yaml), values);
        } catch (IOException e) {
            throw new ConfigurationException(List.of("not YAML: " + e.getMessage()));
        }
        List<String> errors = new ArrayList<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                errors.add("--set takes key=value, was '" + override + "'");
            } else {
                values.put(
                        override.substring(0, equals).strip(),
                        override.substring(equals + 1).strip());
            }
        }
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
        Settings settings = new Settings(values);
        HeadwaterConfiguration configuration = read(settings);
        settings.check();
        return configuration;
    }

    /** Every key with its default, what is allowed and what it means. */
    public static List<Setting> reference() {
        Settings settings = new Settings(Map.of());
        read(settings);
        return settings.reference();
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            String path = prefix.isEmpty() ? "" : prefix + ".";
            node.properties()
                    .forEach(entry -> flatten(path + entry.getKey(), entry.getValue(), values));
        } else if (!node.isMissingNode() && !prefix.isEmpty()) {
            values.put(prefix, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private static HeadwaterConfiguration read(Settings s) {
        return new HeadwaterConfiguration(
                KafkaSettings.read(s),
                IntakeSettings.read(s),
                state(s),
                trending(s),
                neighbours(s),
                recommend(s),
                ranking(s),
                rules(s),
                ModelSettings.read(s),
                TrainingSettings.read(s));
    }

    private static StateConfiguration state(Settings s) {
        StateConfiguration d = StateConfiguration.defaults();
        return new StateConfiguration(
                s.duration(
                        "state.ttl",
                        d.ttl(),
                        SECOND,
                        "a user or item silent for longer starts anew"),
                s.number("state.own-items", d.ownItems(), 50, 1000, "distinct items kept per user"),
                s.number(
                        "state.hot-keys",
                        d.hotKeys(),
                        1,
                        10_000_000,
                        "keys per room and slot that stay decoded on the heap"));
    }

    private static TrendingConfiguration trending(Settings s) {
        TrendingConfiguration d = TrendingConfiguration.defaults();
        return new TrendingConfiguration(
                s.duration("trending.step", d.step(), TICK, "event time between publications"),
                s.number("trending.length", d.length(), 20, 60, "items published per list"));
    }

    private static NeighbourConfiguration neighbours(Settings s) {
        NeighbourConfiguration d = NeighbourConfiguration.defaults();
        return new NeighbourConfiguration(
                s.duration("neighbours.half-life", d.halfLife(), SECOND, "decay of pair counts"),
                s.number(
                        "neighbours.depth",
                        d.depth(),
                        1,
                        49,
                        "previous events an event pairs with"),
                s.number("neighbours.capacity", d.capacity(), 10, 1000, "neighbours per item"),
                s.number("neighbours.seeds", d.seeds(), 1, 32, "recent items asked per list"),
                s.number("neighbours.answer", d.answer(), 1, 1000, "best per kind in an answer"),
                s.number(
                        "neighbours.second-hop",
                        d.secondHop(),
                        0,
                        64,
                        "followers of the latest seed that are asked for theirs if it has 30"
                                + " neighbours or fewer; two fewer for each seed before it, 0 for"
                                + " none"));
    }

    private static RecommendConfiguration recommend(Settings s) {
        RecommendConfiguration d = RecommendConfiguration.defaults();
        return new RecommendConfiguration(
                s.oneOf(
                        "recommend.on",
                        d.on(),
                        List.of("events", "requests"),
                        "lists after every event and for requests, or for requests only"),
                s.number("recommend.limit", d.limit(), 1, 100, "items of a list, if not asked"));
    }

    private static RankingConfiguration ranking(Settings s) {
        RankingConfiguration d = RankingConfiguration.defaults();
        return new RankingConfiguration(
                s.number("ranking.pool", d.pool(), 20, 1000, "candidates per list"),
                s.oneOf(
                        "ranking.trending",
                        d.trending(),
                        List.of("latest", "exact"),
                        "exact waits for the step that closed before the list"),
                s.fraction("ranking.learning-rate", d.learningRate(), 1, "of the formula"));
    }

    private static RulesConfiguration rules(Settings s) {
        RulesConfiguration d = RulesConfiguration.defaults();
        return new RulesConfiguration(
                s.duration(
                        "rules.bought-within",
                        d.boughtWithin(),
                        Duration.ZERO,
                        "items bought within this time are not shown; 0 for no such rule"),
                s.number("rules.category-cap", d.categoryCap(), 0, 100, "per list; 0 for no cap"));
    }
}
