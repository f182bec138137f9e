package io.headwater.neighbour;

import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * What the user room sends to an item's neighbours: exactly one of the three is present.
 *
 * @param key the item; for a request without seeds its user
 */
public record NeighbourMessage(String key, SeedQuery query, PairUpdate pair, VisitUpdate visit) {

    public NeighbourMessage {
        Objects.requireNonNull(key, "key");
    }

    public static NeighbourMessage of(String key, SeedQuery query) {
        return new NeighbourMessage(key, query, null, null);
    }

    public static NeighbourMessage of(String key, PairUpdate pair) {
        return new NeighbourMessage(key, null, pair, null);
    }

    public static NeighbourMessage of(String key, VisitUpdate visit) {
        return new NeighbourMessage(key, null, null, visit);
    }

    public static final Format<NeighbourMessage> FORMAT =
            new Format<>() {
                @Override
                public void write(NeighbourMessage value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.key);
                    if (value.query != null) {
                        out.writeByte(0);
                        NeighbourFormats.QUERY.write(value.query, out);
                    } else if (value.pair != null) {
                        out.writeByte(1);
                        NeighbourFormats.PAIR.write(value.pair, out);
                    } else {
                        out.writeByte(2);
                        NeighbourFormats.VISIT.write(value.visit, out);
                    }
                }

                @Override
                public NeighbourMessage read(DataInput in) throws IOException {
                    String key = Bytes.readText(in);
                    return switch (in.readByte()) {
                        case 0 -> of(key, NeighbourFormats.QUERY.read(in));
                        case 1 -> of(key, NeighbourFormats.PAIR.read(in));
                        case 2 -> of(key, NeighbourFormats.VISIT.read(in));
                        default -> throw new IOException("unknown kind of neighbour message");
                    };
                }
            };
}
