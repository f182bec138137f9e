package io.headwater.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values for the topic of events, most of them broken; the same for a seed. */
final class FuzzedLog {

    private FuzzedLog() {}

    /**
     * @param startMillis time of the first, each other a millisecond after the one before
     */
    static List<byte[]> of(long seed, int count, long startMillis) {
        Random random = new Random(seed);
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(record(i, random, startMillis, values));
        }
        return values;
    }

    private static byte[] record(int i, Random random, long start, List<byte[]> before) {
        int kind = random.nextInt(20);
        boolean again = kind == 1 && i > 0;
        return again
                ? before.get(random.nextInt(i))
                : kind == 0 ? good(i, random, start) : broken(i, random, start);
    }

    private static byte[] good(int i, Random random, long start) {
        return TopicClient.bytes(
                "{'event_id':'f%d','user_id':'fuzz%d','item_id':%d,'type':'%s','timestamp':%d}"
                        .formatted(
                                i,
                                random.nextInt(50),
                                random.nextInt(200),
                                random.nextBoolean() ? "view" : "purchase",
                                start + i));
    }

    private static byte[] broken(int i, Random random, long start) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(100) == 0 ? 20_000 : random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = good(i, random, start);
        for (int change = 0; change < 2 + random.nextInt(8); change++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? '"' : random.nextInt(256));
        }
        return bytes;
    }
}
