package io.headwater.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headwater.event.AcceptedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileFormatTest {
    private static final String GOLDEN = "/golden/user-profile-1.hex";

    @Test
    void aRestoredProfileGoesOnAsTheOneOnTheHeapToTheBit() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            RandomEvents events = new RandomEvents(seed, seed % 2 == 0 ? 20 : 500);
            Random restarts = new Random(seed);
            UserProfile kept = new UserProfile(64);
            UserProfile restored = new UserProfile(64);
            for (int step = 0; step < 400; step++) {
                AcceptedEvent event = events.next();
                byte[] snapshot = events.snapshot();
                kept.fold(event, snapshot);
                restored.fold(event, snapshot);
                if (restarts.nextInt(10) == 0) {
                    restored = read(bytes(restored), 64);
                }
                String where = "seed " + seed + " step " + step;
                assertSame(kept, restored, events.askedAt(), where);
            }
        }
    }

    private static void assertSame(UserProfile kept, UserProfile restored, long asOf, String where)
            throws IOException {
        float[] expected = new float[50];
        float[] found = new float[50];
        kept.features(asOf, expected);
        restored.features(asOf, found);
        assertArrayEquals(expected, found, where);
        assertArrayEquals(
                kept.forbidden(asOf, 1L << 40), restored.forbidden(asOf, 1L << 40), where);
        assertArrayEquals(bytes(kept), bytes(restored), where);
    }

    @Test
    void anEmptyProfileComesBackEmpty() throws IOException {
        UserProfile restored = read(bytes(new UserProfile(256)), 256);
        assertEquals(Long.MIN_VALUE, restored.newestMillis());
        assertArrayEquals(bytes(new UserProfile(256)), bytes(restored));
    }

    @Test
    void aSmallerCapacityKeepsTheMostRecentItems() throws IOException {
        UserProfile profile = new UserProfile(256);
        RandomEvents events = new RandomEvents(5, 2_000);
        for (int i = 0; i < 900; i++) {
            profile.fold(events.next(), events.snapshot());
        }
        assertEquals(256, profile.ownItems().size());
        UserProfile smaller = read(bytes(profile), 60);
        assertEquals(60, smaller.ownItems().size());
        assertEquals(profile.lastItem().itemId(), smaller.lastItem().itemId());
        assertEquals(profile.recent(50).itemId(), smaller.recent(50).itemId());
        assertEquals(profile.seeds(50).size(), smaller.seeds(50).size());
    }

    @Test
    void bytesOfVersionOneStayReadable() throws IOException {
        byte[] golden;
        try (InputStream in = ProfileFormatTest.class.getResourceAsStream(GOLDEN)) {
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            golden = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        }
        UserProfile expected = small();
        UserProfile found = read(golden, 256);
        assertSame(expected, found, RandomEvents.START + (1L << 40), "golden");
        assertArrayEquals(golden, bytes(expected), HexFormat.of().formatHex(bytes(expected)));
    }

    @Test
    void anUnknownVersionIsRefusedWithWhatToDo() throws IOException {
        byte[] bytes = bytes(small());
        bytes[0] = 9;
        IOException refused = assertThrows(IOException.class, () -> read(bytes, 256));
        assertTrue(
                refused.getMessage().startsWith("found a user profile of version 9, expected 1: "),
                refused.getMessage());
    }

    private static UserProfile small() {
        UserProfile profile = new UserProfile(256);
        RandomEvents events = new RandomEvents(2, 8);
        for (int i = 0; i < 20; i++) {
            profile.fold(events.next(), events.snapshot());
        }
        return profile;
    }

    private static byte[] bytes(UserProfile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        profile.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static UserProfile read(byte[] bytes, int ownCapacity) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        UserProfile profile = UserProfile.read(in, ownCapacity);
        assertEquals(-1, in.read(), "bytes left over");
        return profile;
    }
}
