package io.headwater.training.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet's compressions in plain Java: reads the usual ones, writes zstd. Parquet's own factory would need all of Hadoop. */
public final class Codecs implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        if (name != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("only zstd is written, asked was " + name);
        }
        return new Zstd();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> new Inflater((bytes, size) -> bytes);
            case SNAPPY ->
                    new Inflater((bytes, size) -> all(new SnappyDecompressor(), bytes, size));
            case ZSTD -> new Inflater((bytes, size) -> all(new ZstdDecompressor(), bytes, size));
            case LZ4_RAW -> new Inflater((bytes, size) -> all(new Lz4Decompressor(), bytes, size));
            case GZIP -> new Inflater(Codecs::gunzip);
            default ->
                    throw new IllegalArgumentException(
                            "compression must be none, snappy, zstd, lz4_raw or gzip, was " + name);
        };
    }

    private static byte[] read(BytesInput bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes.size());
        bytes.writeAllTo(out);
        return out.toByteArray();
    }

    private static byte[] all(Decompressor decompressor, byte[] bytes, int size) {
        byte[] out = new byte[size];
        decompressor.decompress(bytes, 0, bytes.length, out, 0, size);
        return out;
    }

    private static byte[] gunzip(byte[] bytes, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(size);
        }
    }

    @Override
    public void release() {}

    private interface Inflate {
        byte[] of(byte[] bytes, int size) throws IOException;
    }

    private record Inflater(Inflate inflate) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(inflate.of(read(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer in, int compressedSize, ByteBuffer out, int size)
                throws IOException {
            byte[] bytes = new byte[compressedSize];
            in.get(bytes);
            out.put(inflate.of(bytes, size));
        }

        @Override
        public void release() {}
    }

    private static final class Zstd implements BytesInputCompressor {
        private final ZstdCompressor compressor = new ZstdCompressor();

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            byte[] in = read(bytes);
            byte[] out = new byte[compressor.maxCompressedLength(in.length)];
            int size = compressor.compress(in, 0, in.length, out, 0, out.length);
            return BytesInput.from(out, 0, size);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {}
    }
}
