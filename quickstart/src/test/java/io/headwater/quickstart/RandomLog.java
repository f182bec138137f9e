package io.headwater.quickstart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of 60 users with 200 items, no two at one time, as a shop would send them. */
final class RandomLog {
    private static final long START = 1_767_225_600_000L;
    private static final List<String> TYPES = List.of("view", "view", "cart", "purchase", "like");

    private final List<Sent> events = new ArrayList<>();

    private record Sent(String userId, String json) {}

    RandomLog(long seed, int count) {
        Random random = new Random(seed);
        long time = START;
        for (int i = 0; i < count; i++) {
            time += 1 + random.nextInt(4000);
            int user = random.nextInt(60);
            int item = (user * 3 + (int) Math.abs(random.nextGaussian() * 12)) % 200;
            String json =
                    "{'event_id':'e%d','user_id':'u%d','item_id':'i%d','type':'%s','timestamp':%d}"
                            .formatted(
                                    i, user, item, TYPES.get(random.nextInt(TYPES.size())), time);
            events.add(new Sent("u" + user, json));
        }
    }

    /** The events as they are sent. */
    List<byte[]> values() {
        return events.stream().map(event -> TopicClient.bytes(event.json)).toList();
    }

    /** Writes all of it to a file. */
    void write(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (Sent event : events) {
                lines.append(event.json.replace('\'', '"')).append('\n');
            }
        }
    }

    /** Sends the events from one place to before another. */
    void send(TopicClient client, String topic, int from, int to) {
        for (Sent event : events.subList(from, to)) {
            var unused = client.send(topic, event.userId, TopicClient.bytes(event.json));
        }
    }
}
