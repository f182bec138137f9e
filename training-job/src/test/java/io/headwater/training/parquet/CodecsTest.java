package io.headwater.training.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
    private static final byte[] PAGE = page();

    static Stream<Arguments> pages() throws IOException {
        return Stream.of(
                Arguments.of(CompressionCodecName.UNCOMPRESSED, PAGE),
                Arguments.of(CompressionCodecName.SNAPPY, all(new SnappyCompressor())),
                Arguments.of(CompressionCodecName.ZSTD, all(new ZstdCompressor())),
                Arguments.of(CompressionCodecName.LZ4_RAW, all(new Lz4Compressor())),
                Arguments.of(CompressionCodecName.GZIP, gzip()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageComesBackFromEachCompression(CompressionCodecName name, byte[] compressed)
            throws IOException {
        BytesInputDecompressor decompressor = new Codecs().getDecompressor(name);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        decompressor.decompress(BytesInput.from(compressed), PAGE.length).writeAllTo(out);
        ByteBuffer buffer = ByteBuffer.allocate(PAGE.length);
        decompressor.decompress(
                ByteBuffer.wrap(compressed), compressed.length, buffer, PAGE.length);

        assertThat(out.toByteArray()).isEqualTo(PAGE);
        assertThat(buffer.array()).isEqualTo(PAGE);
    }

    @Test
    void whatIsWrittenIsZstd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Codecs()
                .getCompressor(CompressionCodecName.ZSTD)
                .compress(BytesInput.from(PAGE))
                .writeAllTo(out);

        assertThat(out.size()).isLessThan(PAGE.length);
        aPageComesBackFromEachCompression(CompressionCodecName.ZSTD, out.toByteArray());
    }

    @Test
    void anUnusualCompressionIsRefusedByName() {
        assertThatThrownBy(() -> new Codecs().getDecompressor(CompressionCodecName.BROTLI))
                .hasMessageContaining("snappy, zstd, lz4_raw or gzip, was BROTLI");
    }

    private static byte[] page() {
        byte[] page = new byte[20_000];
        Random random = new Random(1);
        for (int i = 0; i < page.length; i++) {
            page[i] = (byte) (i % 100 < 50 ? i % 7 : random.nextInt());
        }
        return page;
    }

    private static byte[] all(Compressor compressor) {
        byte[] out = new byte[compressor.maxCompressedLength(PAGE.length)];
        return Arrays.copyOf(out, compressor.compress(PAGE, 0, PAGE.length, out, 0, out.length));
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(PAGE);
        }
        return out.toByteArray();
    }
}
