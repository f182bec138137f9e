package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.dataflow.TopicContents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated shop at a broker that it did not start. */
class SimulatorITCase {
    private static final int EVENTS = 40;

    @TempDir Path folder;

    @Test
    void itsRecordsReachTheTopicsByAClientThatWasGivenWhatEveryClientIs() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(0, folder.resolve("kafka"))) {
            String place = "kafka.bootstrap-servers=" + broker.bootstrapServers();
            String given = "kafka.properties.interceptor.classes=" + Counting.class.getName();

            int code =
                    Simulator.commandLine()
                            .execute(
                                    "--events=" + EVENTS,
                                    "--rate=100000",
                                    "--set=" + place,
                                    "--set=" + given);

            assertThat(code).isZero();
            int events = records("events", place);
            int items = records("items", place);
            assertThat(events).isGreaterThanOrEqualTo(EVENTS);
            assertThat(items).isGreaterThan(1000);
            assertThat(Counting.SENT.get()).isEqualTo(events + items);
        }
    }

    private static int records(String topic, String place) {
        KafkaConfiguration kafka = ConfigurationReader.read("", List.of(place)).kafka();
        List<byte[]> records = new ArrayList<>();
        try (TopicContents topics = new TopicContents(kafka)) {
            topics.read(topic, "kafka.topics." + topic, record -> records.add(record.value()));
        }
        return records.size();
    }

    /** Counts what a producer sends that knows of it. */
    public static final class Counting implements ProducerInterceptor<byte[], byte[]> {
        private static final AtomicInteger SENT = new AtomicInteger();

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
            SENT.incrementAndGet();
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata place, Exception failure) {}

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }
}
