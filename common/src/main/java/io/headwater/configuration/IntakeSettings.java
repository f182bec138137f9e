package io.headwater.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads which events are let in. */
final class IntakeSettings {
    private static final List<String> EVENT_TYPES =
            List.of("view", "click", "like", "cart", "purchase", "dislike");

    private IntakeSettings() {}

    static IntakeConfiguration read(Settings s) {
        IntakeConfiguration d = IntakeConfiguration.defaults();
        return new IntakeConfiguration(
                s.duration(
                        "intake.allowed-lateness",
                        d.allowedLateness(),
                        Duration.ZERO,
                        "an event may be this much older than its user's newest"),
                s.duration(
                        "intake.future-tolerance",
                        d.futureTolerance(),
                        Duration.ZERO,
                        "an event may be this much after its record's own time"),
                s.instant("intake.earliest", d.earliest(), "no event may be older"),
                s.duration(
                        "intake.session-gap",
                        d.sessionGap(),
                        Duration.ofSeconds(1),
                        "silence that ends a session"),
                s.number(
                        "intake.duplicate-ring",
                        d.duplicateRing(),
                        1,
                        4096,
                        "event ids remembered per user"),
                types(s));
    }

    private static Map<String, String> types(Settings s) {
        String allowed = String.join(", ", EVENT_TYPES);
        Map<String, String> types =
                s.below("intake.types", allowed, "another name of an event type, such as order");
        types.forEach(
                (name, type) -> {
                    if (!EVENT_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
                        s.refuse("intake.types." + name, type, allowed);
                    }
                });
        return types;
    }
}
