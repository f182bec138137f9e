package io.headwater.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A small shop's log as JSON lines: users come back to what they like, mostly in their own order. */
final class ShopLog {
    private static final long START = 1_767_225_600_000L;
    private static final int LIKED = 8;
    private static final int ITEMS = 120;
    private static final String[] TYPES = {"view", "view", "view", "cart", "purchase"};

    private final Random random;
    private final int[][] liked;
    private final int[] places;

    private ShopLog(long seed, int users) {
        random = new Random(seed);
        liked = new int[users][LIKED];
        places = new int[users];
        for (int[] items : liked) {
            for (int i = 0; i < LIKED; i++) {
                items[i] = (int) (Math.abs(random.nextGaussian()) * ITEMS / 3) % ITEMS;
            }
        }
    }

    /** Lines in the order of time, no two of a millisecond. */
    static List<String> lines(long seed, int users, int events) {
        ShopLog log = new ShopLog(seed, users);
        List<String> lines = new ArrayList<>(events);
        long time = START;
        for (int i = 0; i < events; i++) {
            time += 1 + log.random.nextInt(60_000);
            lines.add(log.line(i, time));
        }
        return lines;
    }

    private String line(int number, long timeMillis) {
        int user = random.nextInt(liked.length);
        int item = random.nextInt(ITEMS);
        if (random.nextInt(10) < 8) {
            places[user] = random.nextInt(4) == 0 ? random.nextInt(LIKED) : places[user] + 1;
            item = liked[user][places[user] % LIKED];
        }
        return String.format(
                Locale.ROOT,
                "{\"event_id\":\"e%d\",\"user_id\":\"u%d\",\"item_id\":\"i%d\",\"type\":\"%s\",\"timestamp\":%d}",
                number,
                user,
                item,
                TYPES[random.nextInt(TYPES.length)],
                timeMillis);
    }

    static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines);
    }
}
