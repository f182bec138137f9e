package io.headwater.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headwater.event.AcceptedEvent;
import io.headwater.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserProfileTest {
    private static final long DAY = 86_400_000;
    private static final byte[] SNAPSHOT = {1};

    @Test
    void featuresEqualTheOracleAtEveryStep() {
        for (long seed = 0; seed < 24; seed++) {
            NaiveProfile naive = new NaiveProfile(60);
            UserProfile profile = new UserProfile(60);
            RandomEvents events = new RandomEvents(seed, seed % 2 == 0 ? 15 : 200);
            for (int step = 0; step < 250; step++) {
                long asOf = events.askedAt();
                assertFeatures(
                        naive.features(asOf), profile, asOf, "seed " + seed + " step " + step);
                AcceptedEvent event = events.next();
                byte[] snapshot = events.snapshot();
                naive.fold(event, snapshot);
                profile.fold(event, snapshot);
            }
        }
    }

    private static void assertFeatures(
            double[] expected, UserProfile profile, long asOf, String where) {
        float[] found = new float[52];
        profile.features(asOf, found);
        for (int i = 0; i < 50; i++) {
            double tolerance = 1e-5 + 1e-4 * Math.abs(expected[i]);
            String what = where + ", " + UserFeatures.FEATURES.get(i);
            assertEquals(expected[i], found[i], Double.isNaN(expected[i]) ? 0 : tolerance, what);
        }
        assertArrayEquals(new float[2], new float[] {found[50], found[51]}, where);
    }

    @Test
    void itemsEqualTheOracle() {
        for (long seed = 100; seed < 112; seed++) {
            NaiveProfile naive = new NaiveProfile(64);
            UserProfile profile = new UserProfile(64);
            RandomEvents events = new RandomEvents(seed, seed % 2 == 0 ? 30 : 400);
            for (int step = 0; step < 300; step++) {
                AcceptedEvent event = events.next();
                byte[] snapshot = events.snapshot();
                naive.fold(event, snapshot);
                profile.fold(event, snapshot);
                if (step % 3 == 0) {
                    String where = "seed " + seed + " step " + step;
                    assertItems(naive, profile, where);
                    long asOf = events.askedAt();
                    assertForbidden(naive, profile, asOf, 0, where);
                    assertForbidden(naive, profile, asOf, 20 * DAY, where);
                }
            }
        }
    }

    private static void assertForbidden(
            NaiveProfile naive, UserProfile profile, long asOf, long window, String where) {
        String[] forbidden = profile.forbidden(asOf, window);
        Set<String> once = Set.of(forbidden);
        assertEquals(naive.forbidden(asOf, window), once, where);
    }

    private static void assertItems(NaiveProfile naive, UserProfile profile, String where) {
        assertEquals(naive.positions(), profile.positions(), where);
        assertEquals(naive.groups(), profile.groups(), where);
        assertEquals(naive.ownIds(), ids(profile.ownItems()), where);
        assertEquals(naive.seeds(8), ids(profile.seeds(8)), where);
        assertEquals(naive.seeds(99), ids(profile.seeds(99)), where);
        for (int distance = 1; distance <= Math.min(50, naive.positions()); distance++) {
            NaiveProfile.Step step = naive.step(naive.positions() - distance);
            assertEquals(step.event().itemId(), profile.recent(distance).itemId(), where);
            assertEquals(step.event().timestampMillis(), profile.recentMillis(distance), where);
        }
        for (OwnItem item : profile.ownItems()) {
            assertItem(naive, item, where + ", " + item.itemId());
        }
    }

    private static void assertItem(NaiveProfile naive, OwnItem item, String where) {
        List<Integer> positions = naive.positionsOf(item.itemId());
        int first = positions.get(0);
        int last = positions.get(positions.size() - 1);
        List<Integer> groups = new ArrayList<>();
        long firstMillis = Long.MAX_VALUE;
        long lastMillis = Long.MIN_VALUE;
        double decayed = 0;
        for (int position : positions) {
            NaiveProfile.Step step = naive.step(position);
            if (!groups.contains(step.group())) {
                groups.add(step.group());
                decayed += Math.pow(0.5, (naive.groups() - step.group()) / 8.0);
            }
            firstMillis = Math.min(firstMillis, step.event().timestampMillis());
            lastMillis = Math.max(lastMillis, step.event().timestampMillis());
        }
        assertEquals(positions.size(), item.events(), where);
        assertEquals(groups.size(), item.groups(), where);
        assertEquals(decayed, item.decayedGroups(naive.groups()), 1e-9 * decayed, where);
        assertEquals(naive.step(last).group(), item.lastGroup(), where);
        assertEquals(first, item.firstPosition(), where);
        assertEquals(last, item.lastPosition(), where);
        assertEquals(firstMillis, item.firstMillis(), where);
        assertEquals(lastMillis, item.lastMillis(), where);
        assertEquals(naive.step(last).event().type(), item.lastType(), where);
        assertEquals(naive.lastBought(item.itemId(), true), item.lastBoughtMillis(), where);
        assertEquals(naive.category(item.itemId()), item.category(), where);
        assertEquals(naive.price(item.itemId()), item.price(), where);
        assertSame(naive.snapshot(item.itemId()), item.snapshot(), where);
    }

    private static List<String> ids(Collection<OwnItem> items) {
        List<String> ids = new ArrayList<>();
        for (OwnItem item : items) {
            ids.add(item.itemId());
        }
        return ids;
    }

    @Test
    void anEmptyProfileKnowsNothing() {
        UserProfile profile = new UserProfile(256);
        assertEquals(Long.MIN_VALUE, profile.newestMillis());
        assertEquals(0, profile.positions());
        assertEquals(0, profile.groups());
        assertEquals(0, profile.sessionEvents());
        assertNull(profile.lastItem());
        assertNull(profile.recent(1));
        assertEquals(Long.MIN_VALUE, profile.recentMillis(1));
        assertEquals(List.of(), profile.seeds(8));
        assertEquals(List.of(), ids(profile.ownItems()));
        assertEquals(0, profile.forbidden(RandomEvents.START, DAY).length);
    }

    @Test
    void theFirstGroupIsOneAndABasketStaysOne() {
        UserProfile profile = new UserProfile(256);
        profile.fold(RandomEvents.event("a", EventType.VIEW, 1_000), SNAPSHOT);
        assertEquals(1, profile.groups());
        profile.fold(RandomEvents.event("b", EventType.VIEW, 1_000), SNAPSHOT);
        profile.fold(RandomEvents.event("a", EventType.VIEW, 1_000), SNAPSHOT);
        assertEquals(1, profile.groups());
        assertEquals(3, profile.sessionEvents());
        assertEquals("a", profile.lastItem().itemId());
        assertEquals(1, profile.groups() - profile.lastItem().lastGroup());
        assertEquals(1, profile.lastItem().groups());
        assertEquals(2, profile.lastItem().events());
        profile.fold(RandomEvents.event("a", EventType.VIEW, 1_001), SNAPSHOT);
        assertEquals(2, profile.groups());
        assertEquals(2, profile.lastItem().groups());
    }

    @Test
    void aDislikeMarksItsItemAndMakesNoHistory() {
        UserProfile profile = new UserProfile(256);
        profile.fold(RandomEvents.event("a", EventType.VIEW, 1_000), SNAPSHOT);
        profile.fold(RandomEvents.event("b", EventType.DISLIKE, 2_000), SNAPSHOT);
        assertEquals(2_000, profile.newestMillis());
        assertEquals(1, profile.positions());
        assertEquals("a", profile.lastItem().itemId());
        assertArrayEquals(new String[] {"b"}, profile.forbidden(2_000, 0));
    }

    @Test
    void aBoughtItemIsForbiddenWithinTheWindowUntilItIsReturned() {
        UserProfile profile = new UserProfile(256);
        profile.fold(RandomEvents.event("a", EventType.PURCHASE, DAY), SNAPSHOT);
        assertEquals(0, profile.forbidden(DAY, 0).length);
        assertArrayEquals(new String[] {"a"}, profile.forbidden(2 * DAY, DAY));
        assertEquals(0, profile.forbidden(2 * DAY + 1, DAY).length);
        profile.fold(
                RandomEvents.accepted(
                        "a", EventType.PURCHASE, DAY + 1, null, Float.NaN, true, 1, 0),
                SNAPSHOT);
        assertEquals(0, profile.forbidden(2 * DAY, DAY).length);
        assertEquals(1, profile.positions());
        assertEquals(Long.MIN_VALUE, profile.lastItem().lastBoughtMillis());
    }

    @Test
    void boundsHoldAndTheOldestLeave() {
        UserProfile profile = new UserProfile(256);
        for (int i = 0; i < 600; i++) {
            profile.fold(RandomEvents.event("p" + i, EventType.PURCHASE, 1_000 + i), SNAPSHOT);
            profile.fold(RandomEvents.event("d" + i, EventType.DISLIKE, 1_000 + i), SNAPSHOT);
        }
        assertEquals("p550", profile.recent(50).itemId());
        assertNull(profile.recent(51));
        assertNull(profile.recent(0));
        assertEquals(50, profile.seeds(100).size());
        assertEquals(256, profile.ownItems().size());
        List<String> own = ids(profile.ownItems());
        assertEquals("p599", own.get(0));
        assertEquals("p344", own.get(255));
        String[] forbidden = profile.forbidden(2_000, DAY);
        assertEquals(1_024, forbidden.length);
        assertEquals("d88", forbidden[0]);
        assertEquals("p88", forbidden[512]);
    }

    @Test
    void aSmallCapacityLimitsOwnItemsButNotTheLastEvents() {
        UserProfile profile = new UserProfile(3);
        for (int i = 0; i < 80; i++) {
            profile.fold(RandomEvents.event("p" + i, EventType.VIEW, 1_000 + i), SNAPSHOT);
        }
        assertEquals(List.of("p79", "p78", "p77"), ids(profile.ownItems()));
        assertEquals("p30", profile.recent(50).itemId());
        assertEquals(50, profile.seeds(99).size());
        Iterator<OwnItem> items = profile.ownItems().iterator();
        for (int i = 0; i < 3; i++) {
            items.next();
        }
        assertThrows(NoSuchElementException.class, items::next);
        assertThrows(IllegalArgumentException.class, () -> new UserProfile(0));
    }

    @Test
    void aTimeBeforeTheNewestEventCountsAsThatEvents() {
        UserProfile profile = new UserProfile(256);
        profile.fold(RandomEvents.event("a", EventType.VIEW, 5 * DAY), SNAPSHOT);
        float[] at = new float[50];
        float[] before = new float[50];
        profile.features(5 * DAY, at);
        profile.features(DAY, before);
        assertArrayEquals(at, before);
    }
}
