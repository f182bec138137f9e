package io.headwater.recommendation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.FeatureRows;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a list was ranked by: every candidate of the pool with its features, as a record of the topic for them.
 *
 * @param json its value
 */
public record ServedFeatures(String userId, byte[] json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Of the pool that the list was made of. */
    public static ServedFeatures of(Recommendation list, CandidatePool pool) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            AnswerJson.writeCause(json, list);
            AnswerJson.writeModel(json, list.model());
            float[] shared = new float[FeatureRows.SHARED];
            FeatureRows.shared(pool, shared);
            writeArray(json, "shared", shared);
            json.writeArrayFieldStart("candidates");
            float[] own = new float[FeatureRows.CANDIDATE];
            for (int place = 0; place < pool.size(); place++) {
                FeatureRows.candidate(pool, place, own, 0);
                json.writeStartObject();
                json.writeStringField("item_id", pool.itemId(place));
                writeArray(json, "features", own);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServedFeatures(list.userId(), bytes.toByteArray());
    }

    /** Missing is null, for JSON has no NaN. */
    private static void writeArray(JsonGenerator json, String name, float[] values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (float value : values) {
            if (Float.isNaN(value)) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    /** Version 1. */
    public static final Format<ServedFeatures> FORMAT =
            new Format<>() {
                @Override
                public void write(ServedFeatures value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.userId);
                    Bytes.writeBlock(out, value.json);
                }

                @Override
                public ServedFeatures read(DataInput in) throws IOException {
                    return new ServedFeatures(Bytes.readText(in), Bytes.readBlock(in));
                }
            };
}
