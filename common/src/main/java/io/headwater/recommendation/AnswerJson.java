package io.headwater.recommendation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.event.EventType;
import io.headwater.recommendation.Explanation.Contribution;
import io.headwater.recommendation.Explanation.NamedBy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Records of the `recommendations` and `recommendation-outcomes` topics. */
public final class AnswerJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private AnswerJson() {}

    public static byte[] encode(Recommendation list) {
        return encode(
                json -> {
                    writeCause(json, list);
                    json.writeNumberField("generated_at", list.generatedAtMillis());
                    writeModel(json, list.model());
                    json.writeArrayFieldStart("items");
                    for (RecommendedItem item : list.items()) {
                        json.writeStartObject();
                        json.writeStringField("item_id", item.itemId());
                        json.writeNumberField("rank", item.rank());
                        json.writeNumberField("score", item.score());
                        json.writeStringField("reason", item.reason());
                        if (item.explanation() != null) {
                            writeExplanation(json, item.explanation());
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    public static byte[] encode(Outcome outcome) {
        return encode(
                json -> {
                    json.writeStringField("recommendation_id", outcome.recommendationId());
                    json.writeStringField("user_id", outcome.userId());
                    json.writeStringField("event_id", outcome.eventId());
                    json.writeStringField("item_id", outcome.itemId());
                    json.writeStringField("type", outcome.type().name().toLowerCase(Locale.ROOT));
                    json.writeNumberField("event_time", outcome.eventTimeMillis());
                    writeModel(json, outcome.model());
                    json.writeBooleanField("hit", outcome.hitRank() > 0);
                    json.writeNumberField("hit_rank", outcome.hitRank());
                    json.writeNumberField("popularity_rank", outcome.popularityRank());
                    json.writeNumberField("delay_ms", outcome.delayMillis());
                });
    }

    private static void writeExplanation(JsonGenerator json, Explanation explanation)
            throws IOException {
        json.writeObjectFieldStart("explanation");
        json.writeArrayFieldStart("sources");
        for (NamedBy source : explanation.sources()) {
            json.writeStartObject();
            json.writeStringField("source", source.source());
            json.writeNumberField("rank", source.rank());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("bias", explanation.bias());
        json.writeArrayFieldStart("contributions");
        for (Contribution one : explanation.contributions()) {
            json.writeStartObject();
            json.writeStringField("name", one.name());
            if (Double.isFinite(one.value())) {
                json.writeNumberField("value", one.value());
            }
            json.writeNumberField("contribution", one.contribution());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("others", explanation.others());
        json.writeEndObject();
    }

    /**
     * Reads what {@link #encode(Outcome)} wrote.
     *
     * @throws IOException for anything else
     */
    public static Outcome decodeOutcome(byte[] json) throws IOException {
        JsonNode outcome = MAPPER.readTree(json);
        JsonNode model = outcome.path("model");
        try {
            return new Outcome(
                    text(outcome, "recommendation_id"),
                    text(outcome, "user_id"),
                    text(outcome, "event_id"),
                    text(outcome, "item_id"),
                    EventType.valueOf(text(outcome, "type").toUpperCase(Locale.ROOT)),
                    outcome.required("event_time").asLong(),
                    new ModelVersion(
                            text(model, "name"), text(model, "version"), text(model, "variant")),
                    outcome.required("hit_rank").asInt(),
                    outcome.required("popularity_rank").asInt(),
                    outcome.required("delay_ms").asLong());
        } catch (IllegalArgumentException e) {
            throw new IOException("not an outcome: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }

    /** What the list answers. */
    static void writeCause(JsonGenerator json, Recommendation list) throws IOException {
        json.writeStringField("recommendation_id", list.recommendationId());
        json.writeStringField("user_id", list.userId());
        if (list.requestId() != null) {
            json.writeStringField("request_id", list.requestId());
        }
        if (list.eventId() != null) {
            json.writeStringField("event_id", list.eventId());
        }
        json.writeNumberField("event_time", list.eventTimeMillis());
    }

    static void writeModel(JsonGenerator json, ModelVersion model) throws IOException {
        json.writeObjectFieldStart("model");
        json.writeStringField("name", model.name());
        json.writeStringField("version", model.version());
        json.writeStringField("variant", model.variant());
        json.writeEndObject();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] encode(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
