package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.Intake;
import io.headwater.event.Origin;
import io.headwater.event.RejectedException;
import io.headwater.event.Rejection.Reason;
import io.headwater.streaming.KafkaTopics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not hurt the running job, over a real broker: every test also wants the job never to have restarted. */
class PoisonITCase {
    private static final long SEED = 20_261_125;
    private static final int RECORDS = 100_000;

    @TempDir static Path folder;

    private static KafkaBroker broker;
    private static JobCluster cluster;
    private static TopicClient client;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(0, folder.resolve("kafka"));
        HeadwaterConfiguration configuration =
                ConfigurationReader.read(
                        "", List.of("kafka.bootstrap-servers=" + broker.bootstrapServers()));
        KafkaTopics.create(configuration.kafka());
        cluster = JobCluster.start(configuration, Path.of("../conf"), 0, 2, folder);
        client =
                new TopicClient(
                        broker.bootstrapServers(), List.of("recommendations", "events-rejected"));
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        cluster.close();
        broker.close();
    }

    @AfterEach
    void theJobHasNeverRestarted() throws Exception {
        String id = "after-" + System.nanoTime();
        client.event(id, "sentinel", "item-" + id, "view", System.currentTimeMillis());
        client.list("event_id", id);
        assertThat(cluster.failure()).isNull();
        assertThat(cluster.hasRestarted()).isFalse();
    }

    @Test
    void everyReasonOfRefusalComesBackWithPlaceAndBytes() throws Exception {
        long now = System.currentTimeMillis();
        client.event("newest", "p", "p", "view", now);
        Set<Reason> tried = EnumSet.noneOf(Reason.class);
        for (Poison poison : poison(now)) {
            byte[] value = TopicClient.bytes(poison.value);
            RecordMetadata place = client.send(poison.topic, "p", value).get();

            JsonNode refusal = refusal(place);

            assertThat(refusal.path("reason").asText())
                    .isEqualTo(poison.reason.name().toLowerCase(Locale.ROOT));
            assertThat(refusal.path("original").binaryValue())
                    .as("%s", poison.reason)
                    .isEqualTo(value);
            assertThat(refusal.path("key").binaryValue()).isEqualTo(new byte[] {'p'});
            assertThat(refusal.path("detail").asText()).isNotBlank().hasSizeLessThan(400);
            tried.add(poison.reason);
        }
        assertThat(tried).isEqualTo(EnumSet.allOf(Reason.class));
    }

    private record Poison(Reason reason, String topic, String value) {}

    private static List<Poison> poison(long now) {
        String event =
                "{'event_id':'x','user_id':'p','item_id':'p','type':'view','timestamp':"
                        + now
                        + "}";
        String item = "{'item_id':'x','price':1.5,'timestamp':" + now + "}";
        String request = "{'request_id':'x','user_id':'p','limit':5,'timestamp':" + now + "}";
        String megabyte = "y".repeat(1_000_000);
        return List.of(
                event(Reason.NULL_VALUE, null),
                event(Reason.NOT_JSON, "nonsense " + megabyte),
                event(Reason.NOT_JSON, "{'a':".repeat(5000)),
                event(Reason.NOT_JSON, event.replace("}", ",'item':{'price':NaN}}")),
                event(Reason.NOT_AN_OBJECT, "[1,2]"),
                event(Reason.NOT_AN_OBJECT, ""),
                event(Reason.MISSING_FIELD, event.replace("'item_id':'p',", "")),
                event(Reason.WRONG_TYPE, event.replace("'user_id':'p'", "'user_id':[]")),
                event(Reason.BLANK_ID, event.replace("'item_id':'p'", "'item_id':''")),
                event(
                        Reason.ID_TOO_LONG,
                        event.replace("'item_id':'p'", "'item_id':'" + megabyte + "'")),
                event(
                        Reason.CONTROL_CHARACTER,
                        event.replace("'user_id':'p'", "'user_id':'a\\ud800'")),
                event(Reason.UNKNOWN_EVENT_TYPE, event.replace("view", megabyte)),
                event(
                        Reason.UNKNOWN_EVENT_TYPE,
                        event.replace("view", "x".repeat(59) + "\\ud83d\\ude00z")),
                event(Reason.BAD_PRICE, event.replace("}", ",'item':{'price':-1}}")),
                event(Reason.BAD_PRICE, event.replace("}", ",'item':{'price':1e999}}")),
                event(Reason.TOO_OLD, event.replaceAll("\\d{13}", "86400000")),
                event(Reason.FUTURE, event.replaceAll("\\d{13}", "4102444800000")),
                event(Reason.LATE, event.replace("" + now, "" + (now - 8 * 86_400_000L))),
                event(Reason.BAD_TIMESTAMP, event.replace("" + now, "" + Long.MAX_VALUE)),
                event(
                        Reason.BAD_TIMESTAMP,
                        event.replace("" + now, "'+999999999-12-31T00:00:00Z'")),
                new Poison(Reason.BAD_PRICE, "items", item.replace("1.5", "-1.5")),
                new Poison(Reason.FUTURE, "items", item.replace("" + now, "4102444800000")),
                new Poison(Reason.TOO_OLD, "items", item.replace("" + now, "0")),
                new Poison(
                        Reason.BAD_LIMIT, "recommendation-requests", request.replace("5", "500")),
                new Poison(
                        Reason.BAD_TIMESTAMP,
                        "recommendation-requests",
                        request.replace("" + now, "" + Long.MIN_VALUE)));
    }

    private static Poison event(Reason reason, String value) {
        return new Poison(reason, "events", value);
    }

    @Test
    void aRequestFromAnotherCenturyIsAnsweredAndChangesNothing() throws Exception {
        long now = System.currentTimeMillis();
        client.event("a1", "traveller", "lamp", "view", now);
        client.event("a2", "traveller", "rug", "view", now + 1);
        client.list("event_id", "a2");
        client.send(
                "recommendation-requests",
                "traveller",
                "{'request_id':'r2100','user_id':'traveller','timestamp':4102444800000}");
        client.send(
                "recommendation-requests",
                "traveller",
                "{'request_id':'r1900','user_id':'traveller','timestamp':-2208988800000}");

        assertThat(client.list("request_id", "r2100").path("event_time").asLong())
                .isEqualTo(4_102_444_800_000L);
        assertThat(client.list("request_id", "r1900").path("event_time").asLong())
                .as("the user's newest event is still known")
                .isEqualTo(now + 1);
    }

    @Test
    void ofAHundredThousandRecordsEachIsAListADuplicateOrARejection() throws Exception {
        Random random = new Random(SEED);
        long now = System.currentTimeMillis();
        List<byte[]> values = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            values.add(record(i, random, now, values));
            sent.add(client.send("events", "fuzz", values.get(i)));
        }
        Set<String> lists = new HashSet<>();
        Map<Long, String> refused = new TreeMap<>();
        expect(values, sent, lists, refused);
        int partition = sent.get(0).get().partition();
        long first = sent.get(0).get().offset();

        Set<String> answered = new HashSet<>();
        Map<Long, String> found = new TreeMap<>();
        client.await(
                "lists and rejections of seed " + SEED,
                message -> {
                    JsonNode json = message.json();
                    long offset = json.path("offset").asLong();
                    if (message.topic().equals("recommendations")) {
                        if (!json.path("user_id").asText().equals("sentinel")) {
                            assertThat(
                                            answered.add(
                                                    json.path("user_id").asText()
                                                            + " "
                                                            + json.path("event_id").asText()))
                                    .isTrue();
                        }
                    } else if (json.path("partition").asInt() == partition && offset >= first) {
                        assertThat(found.put(offset, json.path("original").asText())).isNull();
                    }
                    return found.size() == refused.size() && answered.size() == lists.size();
                });

        assertThat(answered).isEqualTo(lists);
        assertThat(found).isEqualTo(refused);
        System.out.printf(
                "seed %d: %,d records, %,d lists, %,d rejections, %,d duplicates%n",
                SEED,
                RECORDS,
                lists.size(),
                refused.size(),
                RECORDS - lists.size() - refused.size());
    }

    /** What the decoder and the door say of the records, in the order in which they lie. */
    private static void expect(
            List<byte[]> values,
            List<Future<RecordMetadata>> sent,
            Set<String> lists,
            Map<Long, String> refused)
            throws Exception {
        IntakeConfiguration rules = IntakeConfiguration.defaults();
        EventDecoder decoder = new EventDecoder(rules);
        Map<String, Intake> intakes = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            RecordMetadata place = sent.get(i).get();
            try {
                Event event =
                        decoder.decode(
                                new Origin(
                                        place.topic(),
                                        place.partition(),
                                        place.offset(),
                                        place.timestamp(),
                                        null,
                                        values.get(i)));
                Intake intake = intakes.computeIfAbsent(event.userId(), user -> new Intake());
                switch (intake.judge(event, rules)) {
                    case LATE -> refused.put(place.offset(), base64(values.get(i)));
                    case ACCEPT ->
                            lists.add(
                                    intake.accept(event, rules).event().userId()
                                            + " "
                                            + event.eventId());
                    case DUPLICATE -> {}
                }
            } catch (RejectedException e) {
                refused.put(place.offset(), base64(values.get(i)));
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] record(int i, Random random, long now, List<byte[]> before) {
        int kind = random.nextInt(20);
        boolean again = kind == 1 && i > 0;
        return again
                ? before.get(random.nextInt(i))
                : kind == 0 ? good(i, random, now) : broken(i, random, now);
    }

    private static byte[] good(int i, Random random, long now) {
        return TopicClient.bytes(
                "{'event_id':'f%d','user_id':'fuzz%d','item_id':%d,'type':'%s','timestamp':%d}"
                        .formatted(
                                i,
                                random.nextInt(50),
                                random.nextInt(200),
                                random.nextBoolean() ? "view" : "purchase",
                                now - RECORDS + i));
    }

    private static byte[] broken(int i, Random random, long now) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(100) == 0 ? 20_000 : random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = good(i, random, now);
        for (int change = 0; change < 2 + random.nextInt(8); change++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? '"' : random.nextInt(256));
        }
        return bytes;
    }

    /** The refusal of the record that lies there. */
    private static JsonNode refusal(RecordMetadata place) throws Exception {
        return client.await(
                "refusal of " + place,
                message ->
                        message.topic().equals("events-rejected")
                                && message.json().path("topic").asText().equals(place.topic())
                                && message.json().path("partition").asInt() == place.partition()
                                && message.json().path("offset").asLong() == place.offset());
    }
}
