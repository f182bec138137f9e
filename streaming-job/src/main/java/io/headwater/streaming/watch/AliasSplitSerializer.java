package io.headwater.streaming.watch;

import io.headwater.serialization.Block;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Splits as they lie in checkpoints. */
final class AliasSplitSerializer implements SimpleVersionedSerializer<AliasSplit> {
    private static final int VERSION = 1;

    private static final Format<AliasSplit> FORMAT =
            new Format<>() {
                @Override
                public void write(AliasSplit value, DataOutput out) throws IOException {
                    Bytes.writeText(out, value.variant());
                    Bytes.writeText(out, value.version());
                }

                @Override
                public AliasSplit read(DataInput in) throws IOException {
                    return new AliasSplit(Bytes.readText(in), Bytes.readText(in));
                }
            };

    private static final Format<List<AliasSplit>> LIST =
            new Format<>() {
                @Override
                public void write(List<AliasSplit> value, DataOutput out) throws IOException {
                    Bytes.writeVarInt(out, value.size());
                    for (AliasSplit split : value) {
                        FORMAT.write(split, out);
                    }
                }

                @Override
                public List<AliasSplit> read(DataInput in) throws IOException {
                    int size = Bytes.readVarInt(in);
                    List<AliasSplit> splits = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        splits.add(FORMAT.read(in));
                    }
                    return splits;
                }
            };

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(AliasSplit split) {
        return Block.encode(FORMAT, split);
    }

    @Override
    public AliasSplit deserialize(int version, byte[] serialized) {
        return Block.decode(FORMAT, serialized);
    }

    /** Of the splits that no reader has. */
    static final class OfList implements SimpleVersionedSerializer<List<AliasSplit>> {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(List<AliasSplit> splits) {
            return Block.encode(LIST, splits);
        }

        @Override
        public List<AliasSplit> deserialize(int version, byte[] serialized) {
            return Block.decode(LIST, serialized);
        }
    }
}
