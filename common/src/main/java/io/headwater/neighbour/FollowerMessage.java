package io.headwater.neighbour;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * What the neighbour room sends to the second hop: exactly one of the two is present.
 *
 * @param key the item
 * @param query who follows the item?
 * @param followers what has come of them
 */
public record FollowerMessage(String key, SeedQuery query, Followers followers) {

    public FollowerMessage {
        Objects.requireNonNull(key, "key");
    }

    static FollowerMessage of(String key, SeedQuery query) {
        return new FollowerMessage(key, query, null);
    }

    public static FollowerMessage of(String key, Followers followers) {
        return new FollowerMessage(key, null, followers);
    }

    public static final Format<FollowerMessage> FORMAT =
            new Format<>() {
                @Override
                public void write(FollowerMessage value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.key);
                    out.writeBoolean(value.query != null);
                    if (value.query != null) {
                        NeighbourFormats.QUERY.write(value.query, out);
                    } else {
                        Followers.FORMAT.write(value.followers, out);
                    }
                }

                @Override
                public FollowerMessage read(DataInput in) throws IOException {
                    String key = Bytes.readText(in);
                    return in.readBoolean()
                            ? of(key, NeighbourFormats.QUERY.read(in))
                            : of(key, Followers.FORMAT.read(in));
                }
            };
}
