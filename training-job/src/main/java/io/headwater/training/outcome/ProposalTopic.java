package io.headwater.training.outcome;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.comparison.Comparison;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.registry.RegisteredVersion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic on which promotions are proposed to whoever decides. */
final class ProposalTopic {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final KafkaConfiguration kafka;
    private final String topic;

    ProposalTopic(KafkaConfiguration kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** Writes one proposal; it lies there when this returns. */
    void send(
            RegisteredVersion champion,
            RegisteredVersion challenger,
            String metric,
            Comparison seen)
            throws IOException {
        byte[] key = champion.name().getBytes(StandardCharsets.UTF_8);
        byte[] proposal = MAPPER.writeValueAsBytes(json(champion, challenger, metric, seen));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        kafka.client(Map.of("max.block.ms", "15000")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, proposal)).get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "no proposal could be written to " + topic + ": " + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while writing to " + topic);
        }
    }

    private static ObjectNode json(
            RegisteredVersion champion,
            RegisteredVersion challenger,
            String metric,
            Comparison seen) {
        return MAPPER.createObjectNode()
                .put("model", champion.name())
                .put("champion", champion.version())
                .put("challenger", challenger.version())
                .put("metric", metric)
                .put("champion_users", seen.championUsers())
                .put("champion_reward", seen.championReward())
                .put("challenger_users", seen.challengerUsers())
                .put("challenger_reward", seen.challengerReward())
                .put("evidence", seen.evidence())
                .put("evidence_needed", seen.needed())
                .put("proposed_at", Instant.now().toString());
    }
}
