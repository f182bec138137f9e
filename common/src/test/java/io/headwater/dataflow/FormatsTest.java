package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.serialization.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every format to the bytes of the release before: savepoints and records in flight are read by the next release. */
class FormatsTest {
    private static final String GOLDEN = "/golden/formats-1.txt";

    @Test
    void everyFormatWritesTheBytesOfVersionOne() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        for (FormatSamples.Sample<?> sample : FormatSamples.all()) {
            found.put(sample.name(), hex(sample));
        }
        Path kept = Path.of("target", "formats-1.txt");
        StringBuilder lines = new StringBuilder();
        found.forEach((name, hex) -> lines.append(name).append(' ').append(hex).append('\n'));
        Files.writeString(kept, lines);

        assertThat(found)
                .as(
                        "a changed format needs a new version, or savepoints are lost; if only the"
                                + " sample changed, %s has the new bytes",
                        kept)
                .isEqualTo(golden());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bytesOfVersionOneAreReadAndWrittenBackTheSame(FormatSamples.Sample<?> sample) {
        assertThat(throughBytes(sample, golden().get(sample.name())))
                .as(sample.name())
                .isEqualTo(golden().get(sample.name()));
    }

    static List<FormatSamples.Sample<?>> samples() {
        return FormatSamples.all();
    }

    @Test
    void namesOfStreamTypesAreAContract() {
        assertThat(StreamTypes.all().stream().map(Object::toString))
                .containsExactly(
                        "FormatType(origin)",
                        "FormatType(event)",
                        "FormatType(accepted-event)",
                        "FormatType(catalogue-record)",
                        "FormatType(request)",
                        "FormatType(rejection)",
                        "FormatType(item-message)",
                        "FormatType(item-change)",
                        "FormatType(user-message)",
                        "FormatType(neighbour-message)",
                        "FormatType(follower-message)",
                        "FormatType(seed-answer)",
                        "FormatType(board-notice)",
                        "FormatType(recommendation)",
                        "FormatType(outcome)",
                        "FormatType(served-features)",
                        "FormatType(proposal)");
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void everyStreamIsWrittenWithItsFormatAndWithoutKryo(TypeInformation<T> type)
            throws IOException {
        SerializerConfigImpl noKryo = new SerializerConfigImpl();
        noKryo.setGenericTypes(false);
        String name = ((FormatType<T>) type).name();
        byte[] golden = HexFormat.of().parseHex(golden().get(name));

        TypeSerializer<T> serializer = type.createSerializer(noKryo);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(serializer.deserialize(new DataInputDeserializer(golden)), out);

        assertThat(type).isNotInstanceOf(GenericTypeInfo.class);
        assertThat(out.getCopyOfBuffer()).as(name).isEqualTo(golden);
        assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
    }

    static List<TypeInformation<?>> types() {
        return StreamTypes.all();
    }

    private static <T> String hex(FormatSamples.Sample<T> sample) {
        return HexFormat.of().formatHex(Block.encode(sample.format(), sample.value()));
    }

    private static <T> String throughBytes(FormatSamples.Sample<T> sample, String hex) {
        T read = Block.decode(sample.format(), HexFormat.of().parseHex(hex));
        return HexFormat.of().formatHex(Block.encode(sample.format(), read));
    }

    private static Map<String, String> golden() {
        Map<String, String> golden = new LinkedHashMap<>();
        try (InputStream in = FormatsTest.class.getResourceAsStream(GOLDEN)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .forEach(words -> golden.put(words[0], words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
