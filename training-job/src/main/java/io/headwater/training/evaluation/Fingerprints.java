package io.headwater.training.evaluation;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Samples of a replay as numbers that any change of a sample changes, to see whether two replays made the same ones. Not a
 * record, for it is filled as the samples pass by.
 */
public final class Fingerprints {
    private final Map<String, int[]> byRequest = new LinkedHashMap<>();

    /**
     * Takes the next sample.
     *
     * @param parts of its rows' items, labels, origins and chances; then of each feature's values
     */
    public void add(String requestId, int[] parts) {
        byRequest.put(requestId, parts);
    }

    Map<String, int[]> byRequest() {
        return Collections.unmodifiableMap(byRequest);
    }

    public static final Format<Fingerprints> FORMAT =
            new Format<>() {
                @Override
                public void write(Fingerprints value, DataOutput out) throws IOException {
                    Bytes.writeVarInt(out, value.byRequest.size());
                    for (Map.Entry<String, int[]> request : value.byRequest.entrySet()) {
                        Bytes.writeText(out, request.getKey());
                        Bytes.writeVarInt(out, request.getValue().length);
                        for (int part : request.getValue()) {
                            out.writeInt(part);
                        }
                    }
                }

                @Override
                public Fingerprints read(DataInput in) throws IOException {
                    Fingerprints value = new Fingerprints();
                    int size = Bytes.readVarInt(in);
                    for (int i = 0; i < size; i++) {
                        String requestId = Bytes.readText(in);
                        int[] parts = new int[Bytes.readVarInt(in)];
                        for (int part = 0; part < parts.length; part++) {
                            parts[part] = in.readInt();
                        }
                        value.byRequest.put(requestId, parts);
                    }
                    return value;
                }
            };
}
