package io.headwater.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The manifest as JSON, format 1. */
final class ModelManifestJson {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ModelManifestJson() {}

    static byte[] write(ModelManifest manifest) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT);
        json.put("feature_schema", manifest.featureSchema());
        manifest.features().forEach(json.putArray("features")::add);
        json.put("model_sha256", manifest.modelSha256());
        json.put("golden_sha256", manifest.goldenSha256());
        ObjectNode precision = json.putObject("precision");
        putAll(precision.putArray("hits"), manifest.hits());
        putAll(precision.putArray("shown"), manifest.shown());
        json.putObject("calibration")
                .put("slope", manifest.calibration().slope())
                .put("intercept", manifest.calibration().intercept());
        json.put("trees", manifest.trees());
        json.put("trained_until", manifest.trainedUntil().toString());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putAll(ArrayNode array, List<Double> values) {
        values.forEach(array::add);
    }

    static ModelManifest read(byte[] bytes) throws ModelRefusedException {
        JsonNode json;
        try {
            json = MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw refused("JSON", e.getMessage());
        }
        int format = json.path("format").asInt(0);
        if (format != FORMAT) {
            throw refused("format " + FORMAT, json.has("format") ? "format " + format : "none");
        }
        return new ModelManifest(
                text(json, "feature_schema"),
                texts(json, "features"),
                text(json, "model_sha256"),
                text(json, "golden_sha256"),
                numbers(json.path("precision"), "hits"),
                numbers(json.path("precision"), "shown"),
                new Calibration(
                        number(json.path("calibration"), "slope"),
                        number(json.path("calibration"), "intercept")),
                (int) number(json, "trees"),
                instant(json, "trained_until"));
    }

    private static String text(JsonNode json, String key) throws ModelRefusedException {
        if (!json.path(key).isTextual()) {
            throw refused("a text " + key, json.path(key).toString());
        }
        return json.path(key).textValue();
    }

    private static List<String> texts(JsonNode json, String key) throws ModelRefusedException {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : array(json, key)) {
            texts.add(one.asText());
        }
        return texts;
    }

    private static List<Double> numbers(JsonNode json, String key) throws ModelRefusedException {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode one : array(json, key)) {
            if (!one.isNumber()) {
                throw refused("numbers in " + key, one.toString());
            }
            numbers.add(one.doubleValue());
        }
        return numbers;
    }

    private static JsonNode array(JsonNode json, String key) throws ModelRefusedException {
        if (!json.path(key).isArray()) {
            throw refused("a list " + key, json.path(key).toString());
        }
        return json.path(key);
    }

    private static double number(JsonNode json, String key) throws ModelRefusedException {
        if (!json.path(key).isNumber()) {
            throw refused("a number " + key, json.path(key).toString());
        }
        return json.path(key).doubleValue();
    }

    private static Instant instant(JsonNode json, String key) throws ModelRefusedException {
        try {
            return Instant.parse(text(json, key));
        } catch (DateTimeException e) {
            throw refused("an ISO-8601 instant " + key, json.path(key).toString());
        }
    }

    private static ModelRefusedException refused(String expected, String found) {
        return new ModelRefusedException(
                expected + " in headwater/manifest.json",
                found.isEmpty() ? "none" : found,
                "train the model with this release");
    }
}
