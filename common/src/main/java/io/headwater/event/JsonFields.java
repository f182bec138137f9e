package io.headwater.event;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.event.Rejection.Reason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One JSON object of a topic: tolerant of unknown fields, strict about the meaning of known ones. */
final class JsonFields {
    private static final int SHOWN = 60;

    /** Times of three centuries, which order keys can hold. */
    private static final long EARLIEST_MILLIS =
            Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();

    private static final long LATEST_MILLIS = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private final JsonNode object;

    private JsonFields(JsonNode object) {
        this.object = object;
    }

    static JsonFields parse(byte[] value) throws RejectedException {
        if (value == null) {
            throw new RejectedException(
                    Reason.NULL_VALUE, "the record has no value, expected a JSON object");
        }
        JsonNode tree;
        try {
            tree = READER.readTree(value);
        } catch (IOException e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new RejectedException(
                    Reason.NOT_JSON,
                    "expected one JSON object: " + shorten(message.lines().findFirst().orElse("")));
        }
        if (!tree.isObject()) {
            throw new RejectedException(
                    Reason.NOT_AN_OBJECT, "expected a JSON object, found " + found(tree));
        }
        return new JsonFields(tree);
    }

    /** A required id: non-blank, at most 256 characters, no control characters; an integer is read as text. */
    String id(String field) throws RejectedException {
        return id(field, required(field));
    }

    private static String id(String field, JsonNode node) throws RejectedException {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw wrongType(field, "a string or an integer", node);
        }
        return Ids.check(field, node.asText());
    }

    /** A list of ids, empty when the field is absent. */
    List<String> ids(String field) throws RejectedException {
        JsonNode node = optional(field, JsonNode::isArray, "an array of ids");
        if (node == null) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(node.size());
        for (JsonNode id : node) {
            ids.add(id(field, id));
        }
        return ids;
    }

    /** A required short text. */
    String text(String field) throws RejectedException {
        JsonNode node = required(field);
        if (!node.isTextual()) {
            throw wrongType(field, "a string", node);
        }
        return node.asText();
    }

    /** An id that may be absent, then null; blank counts as absent. */
    String optionalId(String field) throws RejectedException {
        JsonNode node = object.get(field);
        boolean blank = !isAbsent(node) && node.isTextual() && node.asText().isBlank();
        return isAbsent(node) || blank ? null : id(field, node);
    }

    /** A price that may be absent, then NaN. */
    float price(String field) throws RejectedException {
        JsonNode node = optional(field, JsonNode::isNumber, "a number");
        if (node == null) {
            return Float.NaN;
        }
        float price = node.floatValue();
        if (!(price >= 0 && price < Float.POSITIVE_INFINITY)) {
            throw new RejectedException(
                    Reason.BAD_PRICE,
                    field + " must be finite and not negative, was " + shorten(node.asText()));
        }
        return price;
    }

    /** A number that may be absent. */
    double number(String field, double absent) throws RejectedException {
        JsonNode node = optional(field, JsonNode::isNumber, "a number");
        return node == null ? absent : node.doubleValue();
    }

    boolean flag(String field, boolean absent) throws RejectedException {
        JsonNode node = optional(field, JsonNode::isBoolean, "true or false");
        return node == null ? absent : node.booleanValue();
    }

    /** An object within the object, null when absent. */
    JsonFields nested(String field) throws RejectedException {
        JsonNode node = optional(field, JsonNode::isObject, "an object");
        return node == null ? null : new JsonFields(node);
    }

    boolean has(String field) {
        return !isAbsent(object.get(field));
    }

    /** A required time from 1900 to 2199: epoch milliseconds or ISO-8601 with a zone. */
    long timestamp(String field) throws RejectedException {
        JsonNode node = required(field);
        long millis = millis(field, node);
        if (millis < EARLIEST_MILLIS || millis >= LATEST_MILLIS) {
            throw badTimestamp(field, node);
        }
        return millis;
    }

    private static long millis(String field, JsonNode node) throws RejectedException {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isTextual()) {
            try {
                return OffsetDateTime.parse(node.asText()).toInstant().toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw badTimestamp(field, node);
            }
        }
        throw badTimestamp(field, node);
    }

    private static RejectedException badTimestamp(String field, JsonNode node) {
        return new RejectedException(
                Reason.BAD_TIMESTAMP,
                field
                        + " must be epoch milliseconds or ISO-8601 with a zone such as "
                        + Instant.EPOCH
                        + ", of the years 1900 to 2199, was "
                        + found(node));
    }

    private JsonNode required(String field) throws RejectedException {
        JsonNode node = object.get(field);
        if (isAbsent(node)) {
            throw new RejectedException(Reason.MISSING_FIELD, field + " is required");
        }
        return node;
    }

    /** The value of a field that may be absent, then null. */
    private JsonNode optional(String field, Predicate<JsonNode> isExpected, String expected)
            throws RejectedException {
        JsonNode node = object.get(field);
        if (isAbsent(node)) {
            return null;
        }
        if (!isExpected.test(node)) {
            throw wrongType(field, expected, node);
        }
        return node;
    }

    private static boolean isAbsent(JsonNode node) {
        return node == null || node.isNull();
    }

    private static RejectedException wrongType(String field, String expected, JsonNode node) {
        return new RejectedException(
                Reason.WRONG_TYPE, field + " must be " + expected + ", was " + found(node));
    }

    private static String found(JsonNode node) {
        return node.getNodeType() + " " + shorten(node.toString());
    }

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
