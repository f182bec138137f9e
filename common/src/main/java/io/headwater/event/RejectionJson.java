package io.headwater.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/** Records of the `events-rejected` topic: the reason, where the record lay, and its bytes, so that it can be sent again. */
public final class RejectionJson implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What the JSON around the bytes may take at most. */
    private static final int ENVELOPE = 2048;

    private final int mostBytes;

    /**
     * @param mostBytes size of a record at most; the bytes of a larger one are cut, and the record says so
     */
    public RejectionJson(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    public byte[] encode(Rejection rejection) {
        Origin origin = rejection.origin();
        int most = (mostBytes - ENVELOPE) / 4 * 3;
        byte[] value = origin.value();
        byte[] key = origin.key();
        int keyKept = key == null ? 0 : Math.min(key.length, most);
        boolean cut = keyKept + (value == null ? 0 : value.length) > most;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("reason", rejection.reason().name().toLowerCase(Locale.ROOT));
            json.writeStringField("detail", rejection.detail());
            json.writeStringField("topic", origin.topic());
            json.writeNumberField("partition", origin.partition());
            json.writeNumberField("offset", origin.offset());
            json.writeNumberField("timestamp", origin.timestampMillis());
            writeBytes(json, "key", key, keyKept);
            writeBytes(json, "original", value, most - keyKept);
            json.writeBooleanField("truncated", cut);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeBytes(JsonGenerator json, String field, byte[] bytes, int most)
            throws IOException {
        json.writeFieldName(field);
        if (bytes == null) {
            json.writeNull();
        } else {
            json.writeBinary(bytes.length <= most ? bytes : Arrays.copyOf(bytes, most));
        }
    }

    /** Reads a record of the topic back. */
    public static Rejection decode(byte[] record) throws IOException {
        JsonNode json = MAPPER.readTree(record);
        return new Rejection(
                Rejection.Reason.valueOf(json.path("reason").asText().toUpperCase(Locale.ROOT)),
                json.path("detail").asText(),
                new Origin(
                        json.path("topic").asText(),
                        json.path("partition").asInt(),
                        json.path("offset").asLong(),
                        json.path("timestamp").asLong(),
                        json.path("key").binaryValue(),
                        json.path("original").binaryValue()));
    }

    /** Whether a record of the topic holds only the beginning of the original. */
    public static boolean isTruncated(byte[] record) throws IOException {
        return MAPPER.readTree(record).path("truncated").asBoolean();
    }
}
