package io.headwater.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import io.headwater.comparison.Trials;
import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Rejection.Reason;
import io.headwater.recommendation.AnswerJson;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.Explanation.Contribution;
import io.headwater.recommendation.Explanation.NamedBy;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/schemas and the code together. */
class TopicSchemaTest {
    private static final long SEED = 77;
    private static final long NOW = 1_767_225_600_000L;
    private static final Path DOCS = Path.of("../docs");
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What a schema can tell as well; the others depend on configuration, or on what a text says. */
    private static final Set<Reason> OF_THE_FORM =
            EnumSet.of(
                    Reason.MISSING_FIELD,
                    Reason.WRONG_TYPE,
                    Reason.BLANK_ID,
                    Reason.ID_TOO_LONG,
                    Reason.CONTROL_CHARACTER,
                    Reason.BAD_PRICE,
                    Reason.BAD_LIMIT);

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "5",
                    "-3",
                    "2.5",
                    "-0.5",
                    "101",
                    "1e400",
                    "1767225600000",
                    "\"\"",
                    "\"  \"",
                    "\"x\"",
                    "\"a\\u0007b\"",
                    "\"" + "y".repeat(256) + "\"",
                    "\"" + "y".repeat(257) + "\"",
                    "\"2026-01-01T00:00:00Z\"",
                    "\"2026-01-01t00:00:00.5+01:00\"",
                    "\"yesterday\"",
                    "[]",
                    "{}",
                    "[\"a\",7]",
                    "[2.5]",
                    "[\"\"]",
                    "[null]",
                    "{\"price\":-1}",
                    "{\"category\":\" \",\"price\":0}",
                    "{\"category\":{}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events",
                "items",
                "recommendation-requests",
                "recommendations",
                "recommendation-outcomes",
                "served-features",
                "promotion-proposals",
                "events-rejected"
            })
    void everySchemaIsOfDraft202012AndSaysSo(String topic) throws IOException {
        JsonNode schema = JSON.readTree(text(topic));
        Schema meta = REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

        assertThat(schema.path("$schema").asText()).isEqualTo(DialectId.DRAFT_2020_12);
        assertThat(meta.validate(schema)).isEmpty();
        assertThat(Files.readString(DOCS.resolve("topics.md")))
                .contains("(schemas/" + topic + ".json)");
    }

    @Test
    void everyListThatIsWrittenIsValid() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            assertWritten("recommendations", AnswerJson.encode(list(random)));
        }
    }

    @Test
    void everyOutcomeThatIsWrittenIsValid() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            assertWritten("recommendation-outcomes", AnswerJson.encode(outcome(random)));
        }
    }

    @Test
    void aProposalThatIsWrittenIsValid() throws IOException {
        assertWritten("promotion-proposals", Trials.PROPOSAL.json());
    }

    @Test
    void everyRejectionThatIsWrittenIsValid() throws IOException {
        Random random = new Random(SEED);
        RejectionJson json = new RejectionJson(16_384);
        for (int i = 0; i < 2000; i++) {
            assertWritten("events-rejected", json.encode(rejection(random)));
        }
    }

    @Test
    void everyReasonIsInTheSchema() throws IOException {
        Set<String> listed = new TreeSet<>();
        JSON.readTree(text("events-rejected"))
                .at("/properties/reason/enum")
                .forEach(reason -> listed.add(reason.asText()));
        Set<String> expected = new TreeSet<>();
        for (Reason reason : Reason.values()) {
            expected.add(reason.name().toLowerCase(Locale.ROOT));
        }
        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void everyInputShownInTheDocumentationIsValidAndDecodes() throws IOException {
        int shown = 0;
        for (Path page : List.of(Path.of("../README.md"), DOCS.resolve("topics.md"))) {
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("    {")) {
                    String topic = line.contains("event_id") ? "events" : "recommendation-requests";
                    assertThat(schema(topic).validate(line, InputFormat.JSON)).as(line).isEmpty();
                    assertThat(refusal(topic, line)).as(line).isNull();
                    shown++;
                }
            }
        }
        assertThat(shown).isGreaterThanOrEqualTo(2);
        for (String topic : List.of("events", "items", "recommendation-requests")) {
            for (JsonNode example : examples(topic)) {
                assertThat(schema(topic).validate(example)).as("%s", example).isEmpty();
                assertThat(refusal(topic, example.toString())).as("%s", example).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "items", "recommendation-requests"})
    void schemaAndDecoderAgreeOnTheFormOfChangedRecords(String topic) throws IOException {
        Random random = new Random(SEED);
        List<JsonNode> examples = examples(topic);
        Schema schema = schema(topic);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            ObjectNode record = examples.get(random.nextInt(examples.size())).deepCopy();
            for (int change = random.nextInt(3); change >= 0; change--) {
                change(record, random);
            }
            String json = record.toString().replace("\"1e400\"", "1e400");
            Reason reason = refusal(topic, json);
            boolean valid = schema.validate(json, InputFormat.JSON).isEmpty();
            if (reason == null) {
                assertThat(valid).as("seed %d, accepted: %s", SEED, json).isTrue();
                accepted++;
            } else if (OF_THE_FORM.contains(reason)) {
                assertThat(valid).as("seed %d, %s: %s", SEED, reason, json).isFalse();
                refused++;
            }
        }
        assertThat(accepted).as("seed %d", SEED).isGreaterThan(1000);
        assertThat(refused).as("seed %d", SEED).isGreaterThan(1000);
    }

    private static void change(ObjectNode record, Random random) throws IOException {
        List<String> fields = new ArrayList<>();
        record.fieldNames().forEachRemaining(fields::add);
        String field =
                fields.isEmpty() || random.nextInt(20) == 0
                        ? "unknown"
                        : fields.get(random.nextInt(fields.size()));
        JsonNode old = record.get(field);
        if (old instanceof ObjectNode inner && random.nextBoolean()) {
            change(inner, random);
        } else if (random.nextInt(10) == 0) {
            record.remove(field);
        } else {
            String value = VALUES.get(random.nextInt(VALUES.size()));
            record.set(field, JSON.readTree(value.equals("1e400") ? "\"1e400\"" : value));
        }
    }

    /** The decoder's reason, null when it accepts. */
    private static Reason refusal(String topic, String json) {
        Origin origin = new Origin(topic, 0, 0, NOW, null, json.getBytes(StandardCharsets.UTF_8));
        try {
            switch (topic) {
                case "events" -> new EventDecoder(IntakeConfiguration.defaults()).decode(origin);
                case "items" -> new CatalogueDecoder(IntakeConfiguration.defaults()).decode(origin);
                default -> new RequestDecoder(20).decode(origin);
            }
            return null;
        } catch (RejectedException e) {
            return e.reason();
        }
    }

    private static void assertWritten(String topic, byte[] record) throws IOException {
        String json = new String(record, StandardCharsets.UTF_8);
        assertThat(schema(topic).validate(json, InputFormat.JSON))
                .as("seed %d: %s", SEED, json)
                .isEmpty();
        assertNamed(JSON.readTree(json), JSON.readTree(text(topic)), json);
    }

    /** Schemas let unknown fields pass, so that fields can be added; but what is written is named. */
    private static void assertNamed(JsonNode value, JsonNode schema, String json) {
        for (var field : value.properties()) {
            JsonNode named = schema.path("properties").path(field.getKey());
            assertThat(named.isObject()).as("%s of %s", field.getKey(), json).isTrue();
            assertNamed(field.getValue(), named, json);
        }
        if (value.isArray()) {
            value.forEach(element -> assertNamed(element, schema.path("items"), json));
        }
    }

    private static Recommendation list(Random random) {
        boolean asked = random.nextBoolean();
        List<RecommendedItem> items = new ArrayList<>();
        for (int rank = 1; rank <= random.nextInt(101); rank++) {
            items.add(
                    new RecommendedItem(
                            id(random),
                            rank,
                            random.nextGaussian() * 1e6,
                            "trending 1 h",
                            asked ? explanation(random) : null));
        }
        String cause = id(random);
        return new Recommendation(
                Ids.pair("u", cause),
                id(random),
                asked ? cause : null,
                asked ? null : cause,
                random.nextLong(),
                NOW,
                ModelVersion.FORMULA,
                items);
    }

    private static Explanation explanation(Random random) {
        List<Contribution> all = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            double value = random.nextBoolean() ? Double.NaN : random.nextGaussian();
            all.add(new Contribution("forward", value, random.nextGaussian()));
        }
        return Explanation.of(List.of(new NamedBy("newest", 1)), random.nextGaussian(), all);
    }

    private static Outcome outcome(Random random) {
        return new Outcome(
                Ids.pair("u", id(random)),
                id(random),
                id(random),
                id(random),
                EventType.ofOrdinal(random.nextInt(EventType.positives())),
                random.nextLong(),
                ModelVersion.FORMULA,
                random.nextInt(101),
                random.nextInt(61),
                random.nextInt());
    }

    private static Rejection rejection(Random random) {
        Reason[] reasons = Reason.values();
        byte[] key = random.nextBoolean() ? null : new byte[random.nextInt(20)];
        byte[] value = random.nextInt(5) == 0 ? null : new byte[random.nextInt(30_000)];
        if (value != null) {
            random.nextBytes(value);
        }
        return new Rejection(
                reasons[random.nextInt(reasons.length)],
                "found " + id(random),
                new Origin(
                        "events",
                        random.nextInt(9),
                        random.nextLong() >>> 1,
                        random.nextInt(3) - 1,
                        key,
                        value));
    }

    private static String id(Random random) {
        StringBuilder id = new StringBuilder();
        for (int length = 1 + random.nextInt(40); length > 0; length--) {
            id.appendCodePoint(random.nextInt(8) == 0 ? 0x1F600 : 33 + random.nextInt(90));
        }
        return id.toString();
    }

    private static List<JsonNode> examples(String topic) throws IOException {
        List<JsonNode> examples = new ArrayList<>();
        JSON.readTree(text(topic)).path("examples").forEach(examples::add);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        return examples;
    }

    private static Schema schema(String topic) throws IOException {
        return REGISTRY.getSchema(text(topic), InputFormat.JSON);
    }

    private static String text(String topic) throws IOException {
        return Files.readString(DOCS.resolve("schemas").resolve(topic + ".json"));
    }
}
