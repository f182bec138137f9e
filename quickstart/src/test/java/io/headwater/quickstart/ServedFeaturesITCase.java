package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.configuration.ConfigurationReader;
import io.headwater.dataflow.Decode;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.Origin;
import io.headwater.event.Rejection;
import io.headwater.model.HandMadeModel;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.SampleConsumer;
import io.headwater.training.sample.SampleTopology;
import io.headwater.training.sample.TimeSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests are ranked by in the running job, logged on demand, is what the training job rebuilds of the same log, bit for bit. */
class ServedFeaturesITCase {
    private static final long SEED = 3;
    private static final int EVENTS = 400;
    private static final int ASKED_FROM = EVENTS / 2;

    @TempDir Path folder;

    @Test
    void everyServedVectorIsTheOneThatTrainingRebuilds() throws Exception {
        List<byte[]> log = new RandomLog(SEED, EVENTS).values();
        List<Event> events = decode(log);
        List<Sample> trained = trained(events);
        new HandMadeModel()
                .plus("co_visit", 0.5, 0, 1)
                .pack(Collected.table)
                .write(folder.resolve("model"));

        List<JsonNode> served = served(log, events);

        assertThat(trained).hasSizeGreaterThan(EVENTS / 3);
        int vectors = 0;
        for (Sample sample : trained) {
            JsonNode list =
                    served.stream()
                            .filter(one -> isOf(one, sample))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("not served: " + sample));
            assertThat(list.path("candidates")).hasSize(sample.rows().size());
            for (int row = 0; row < sample.rows().size(); row++) {
                assertThat(servedRow(list, row))
                        .as("seed %d, request of %s, candidate %d", SEED, sample.userId(), row)
                        .isEqualTo(trainedRow(sample, row));
                vectors++;
            }
        }
        System.out.printf("%d served vectors equal those trained on (seed %d)%n", vectors, SEED);
    }

    private static boolean isOf(JsonNode list, Sample sample) {
        return list.path("user_id").asText().equals(sample.userId())
                && list.path("event_time").asLong() == sample.asOfMillis()
                && list.has("request_id");
    }

    private static String trainedRow(Sample sample, int row) {
        StringBuilder text = new StringBuilder(sample.rows().itemId(row));
        for (int feature = 0; feature < FeatureSchema.NAMES.size(); feature++) {
            append(text, feature, sample.rows().feature(row, feature));
        }
        return text.toString();
    }

    private static String servedRow(JsonNode list, int row) {
        JsonNode candidate = list.path("candidates").get(row);
        StringBuilder text = new StringBuilder(candidate.path("item_id").asText());
        int feature = 0;
        for (JsonNode part : List.of(list.path("shared"), candidate.path("features"))) {
            for (JsonNode value : part) {
                float served = value.isNull() ? Float.NaN : Float.parseFloat(value.asText());
                append(text, feature++, served);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int feature, float value) {
        text.append(' ').append(FeatureSchema.NAMES.get(feature)).append('=').append(value);
    }

    private static List<Event> decode(List<byte[]> log) throws Exception {
        EventDecoder decoder = new EventDecoder(ConfigurationReader.read("", List.of()).intake());
        List<Event> events = new ArrayList<>();
        for (byte[] value : log) {
            long place = events.size();
            long now = System.currentTimeMillis();
            events.add(decoder.decode(new Origin("events", 0, place, now, null, value)));
        }
        return events;
    }

    /** The training job's rooms over the log in any order; from the middle on every request keeps its whole pool. */
    private static List<Sample> trained(List<Event> events) throws Exception {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(SEED));
        long middle = events.get(ASKED_FROM).timestampMillis();
        long begin = events.get(0).timestampMillis();
        TimeSplit split =
                new TimeSplit(
                        begin,
                        middle,
                        middle,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        new TimeSplit.Audit(begin, begin, 0),
                        1,
                        1);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        var source = environment.fromData(shuffled, StreamTypes.EVENT).setParallelism(1);
        Collected.SAMPLES.clear();
        try (CloseableIterator<String> end =
                SampleTopology.build(
                                ConfigurationReader.read("", List.of()),
                                split,
                                environment.fromData(shuffled, StreamTypes.EVENT).setParallelism(1),
                                null,
                                source.getSideOutput(Decode.REJECTED),
                                new Collected(),
                                Types.STRING)
                        .executeAndCollect("samples")) {
            assertThat(end.next()).isEqualTo("end");
        }
        return List.copyOf(Collected.SAMPLES);
    }

    /** Keeps what the cluster in this JVM hands over. */
    private static final class Collected implements SampleConsumer<String> {
        private static final long serialVersionUID = 1L;
        private static final List<Sample> SAMPLES = Collections.synchronizedList(new ArrayList<>());
        private static volatile Precision table;

        @Override
        public void accept(Sample sample) {
            SAMPLES.add(sample);
        }

        @Override
        public void refuse(Rejection rejection) {
            throw new AssertionError(rejection.toString());
        }

        @Override
        public String finish(Precision precisions, int catalogueItems) {
            table = precisions;
            return "end";
        }
    }

    /** The running job in one slot, asked before each event of a user seen before, each record after the list of the one before it. */
    private List<JsonNode> served(List<byte[]> log, List<Event> events) throws Exception {
        try (RunningJob job =
                RunningJob.start(
                        folder,
                        1,
                        List.of("recommendations", "served-features"),
                        "kafka.topics.features=served-features",
                        "ranking.trending=exact",
                        "model.source=folder",
                        "model.folder=" + folder.resolve("model"))) {
            assertThat(job.cluster().awaitModel()).startsWith("recommender-model");
            TopicClient client = job.client();
            replay(client, log, events);
            client.pollToEnd();
            return client.messages().stream()
                    .filter(message -> message.topic().equals("served-features"))
                    .map(TopicClient.Message::json)
                    .toList();
        }
    }

    private static void replay(TopicClient client, List<byte[]> log, List<Event> events)
            throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < log.size(); i++) {
            Event event = events.get(i);
            if (!seen.add(event.userId()) && i >= ASKED_FROM) {
                client.send(
                        "recommendation-requests",
                        event.userId(),
                        "{'request_id':'r%d','user_id':'%s','timestamp':%d}"
                                .formatted(i, event.userId(), event.timestampMillis()));
                client.list("request_id", "r" + i);
            }
            client.send("events", event.userId(), log.get(i)).get();
            client.list("event_id", event.eventId());
        }
    }
}
