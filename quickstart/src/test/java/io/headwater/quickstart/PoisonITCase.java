package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.Intake;
import io.headwater.event.Origin;
import io.headwater.event.RejectedException;
import io.headwater.event.Rejection.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static RunningJob job;
    private static TopicClient client;

    @BeforeAll
    static void start() throws Exception {
        job = RunningJob.start(folder, 2, List.of("recommendations", "events-rejected"));
        client = job.client();
    }

    @AfterAll
    static void stop() throws Exception {
        job.close();
    }

    @AfterEach
    void theJobHasNeverRestarted() throws Exception {
        String id = "after-" + System.nanoTime();
        client.event(id, "sentinel", "item-" + id, "view", System.currentTimeMillis());
        client.list("event_id", id);
        assertThat(job.cluster().failure()).isNull();
        assertThat(job.cluster().hasRestarted()).isFalse();
    }

    @Test
    void everyReasonOfRefusalComesBackWithPlaceAndBytes() throws Exception {
        long now = System.currentTimeMillis();
        client.event("newest", "p", "p", "view", now);
        Set<Reason> tried = EnumSet.noneOf(Reason.class);
        for (Poison poison : Poison.all(now)) {
            byte[] value = TopicClient.bytes(poison.value());
            RecordMetadata place = client.send(poison.topic(), "p", value).get();

            JsonNode refusal = refusal(place);

            assertThat(refusal.path("reason").asText())
                    .isEqualTo(poison.reason().name().toLowerCase(Locale.ROOT));
            assertThat(refusal.path("original").binaryValue())
                    .as("%s", poison.reason())
                    .isEqualTo(value);
            assertThat(refusal.path("key").binaryValue()).isEqualTo(new byte[] {'p'});
            assertThat(refusal.path("detail").asText()).isNotBlank().hasSizeLessThan(400);
            tried.add(poison.reason());
        }
        assertThat(tried).isEqualTo(EnumSet.allOf(Reason.class));
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
        List<byte[]> values = FuzzedLog.of(SEED, RECORDS, System.currentTimeMillis() - RECORDS);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (byte[] value : values) {
            sent.add(client.send("events", "fuzz", value));
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
