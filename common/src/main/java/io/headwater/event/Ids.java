package io.headwater.event;

import java.nio.charset.StandardCharsets;

/** Stable 64-bit hashes of ids: the same in every process and release, for state may hold them. */
public final class Ids {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Ids() {}

    /** FNV-1a over UTF-8, finished with the mixer of MurmurHash3 so that all bits depend on all bytes. */
    public static long hash(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return hash(utf8, 0, utf8.length);
    }

    public static long hash(byte[] utf8, int from, int to) {
        long hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (utf8[i] & 0xFF)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** A name for the pair of two ids, as 32 hexadecimal digits. */
    public static String pair(String first, String second) {
        long a = hash(first + '\u0000' + second);
        long b = hash(second + '\u0001' + first);
        return String.format("%016x%016x", a, b);
    }

    private static long mix(long hash) {
        long x = hash;
        x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
        x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }
}
