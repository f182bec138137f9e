package io.headwater.quickstart.inspect;

import io.headwater.dataflow.ColdState;
import io.headwater.serialization.Block;
import io.headwater.serialization.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/** What the rooms of a stopped or running job have written to a savepoint or checkpoint. */
final class Savepoint {
    private static final String METADATA = "_metadata";
    private static final int DEPTH = 4;
    private static final byte[] NOTHING = {};
    private static final Duration FOREVER = Duration.ofDays(36_500);
    private static final TypeInformation<Tuple2<String, byte[]>> ENTRY =
            Types.TUPLE(Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final String path;

    private Savepoint(String path) {
        this.path = path;
    }

    /**
     * @param place a savepoint or checkpoint; or a local folder of such, of which the newest is taken
     */
    static Savepoint at(String place) throws IOException {
        Path folder = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
        if (!Files.isDirectory(folder)) {
            return new Savepoint(place);
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            Path newest =
                    files.filter(file -> file.endsWith(METADATA))
                            .max(Comparator.comparing(Savepoint::time))
                            .orElseThrow(
                                    () ->
                                            new IOException(
                                                    "no savepoint or checkpoint (a folder with "
                                                            + METADATA
                                                            + ") is in "
                                                            + folder));
            return new Savepoint(newest.getParent().toAbsolutePath().toString());
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return path;
    }

    /** The states of keys in a room, by key; those that the room does not know are left out. */
    <V> Map<String, V> read(String uid, String state, Format<V> format, Set<String> keys)
            throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        Map<String, V> values = new HashMap<>();
        try (CloseableIterator<Tuple2<String, byte[]>> found =
                SavepointReader.read(environment, path, new EmbeddedRocksDBStateBackend())
                        .readKeyedState(
                                OperatorIdentifier.forUid(uid),
                                new SomeKeys<>(state, format, keys),
                                Types.STRING,
                                ENTRY)
                        .filter(entry -> entry.f1.length > 0)
                        .executeAndCollect("inspect " + uid)) {
            found.forEachRemaining(entry -> values.put(entry.f0, Block.decode(format, entry.f1)));
        }
        return values;
    }

    /** Gives nothing for other keys, but gives it: the reader fails at a key without output. */
    private static final class SomeKeys<V>
            extends KeyedStateReaderFunction<String, Tuple2<String, byte[]>> {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final Format<V> format;
        private final Set<String> wanted;
        private transient ColdState<V> state;

        SomeKeys(String name, Format<V> format, Set<String> wanted) {
            this.name = name;
            this.format = format;
            this.wanted = Set.copyOf(wanted);
        }

        @Override
        public void open(OpenContext context) {
            state = ColdState.open(getRuntimeContext(), name, format, FOREVER);
        }

        @Override
        public void readKey(String key, Context context, Collector<Tuple2<String, byte[]>> out)
                throws Exception {
            V value = wanted.contains(key) ? state.read() : null;
            out.collect(Tuple2.of(key, value == null ? NOTHING : Block.encode(format, value)));
        }
    }
}
