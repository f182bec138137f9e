package io.headwater.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headwater.event.EventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserFeaturesTest {
    private static final long MONDAY_SIX = 1_600_063_200_000L;

    @Test
    void thereAreFiftyNamesEachOnce() {
        assertEquals(50, UserFeatures.FEATURES.size());
        assertEquals(50, new HashSet<>(UserFeatures.FEATURES).size());
        for (String name : UserFeatures.FEATURES) {
            assertTrue(name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), name);
        }
    }

    @Test
    void theOrderIsThatOfTheDesign() {
        List<String> expected = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (EventType type : EventType.values()) {
            if (type.isPositive()) {
                types.add(type.name().toLowerCase(Locale.ROOT));
            }
        }
        types.forEach(
                type -> List.of("1h", "1d", "14d").forEach(h -> expected.add(type + "_" + h)));
        types.forEach(type -> expected.add("log_" + type + "s"));
        types.forEach(type -> expected.add("log_seconds_since_" + type));
        expected.addAll(List.of("click_per_view", "cart_per_click", "purchase_per_cart"));
        assertEquals(expected, UserFeatures.FEATURES.subList(0, 28));
        assertEquals("session_events", UserFeatures.FEATURES.get(28));
        assertEquals("recent_distinct_share", UserFeatures.FEATURES.get(34));
        assertEquals("mean_log_price_seen", UserFeatures.FEATURES.get(38));
        assertEquals("hour_of_day_sin", UserFeatures.FEATURES.get(42));
        assertEquals("engagement", UserFeatures.FEATURES.get(46));
    }

    @Test
    void ofAnUnknownUserOnlyCountsAndTheClockAreKnown() {
        float[] features = new float[50];
        new UserProfile(256).features(MONDAY_SIX, features);
        Set<String> known = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            if (!Float.isNaN(features[i])) {
                known.add(UserFeatures.FEATURES.get(i));
            }
        }
        Set<String> expected = new HashSet<>(UserFeatures.FEATURES.subList(0, 20));
        expected.addAll(UserFeatures.FEATURES.subList(42, 47));
        assertEquals(expected, known);
    }

    @Test
    void theClockIsUtcAndTheWeekBeginsOnMonday() {
        float[] features = new float[50];
        new UserProfile(256).features(MONDAY_SIX, features);
        assertEquals(1, features[42], 1e-6);
        assertEquals(0, features[43], 1e-6);
        assertEquals(0, features[44], 1e-6);
        assertEquals(1, features[45], 1e-6);
    }
}
