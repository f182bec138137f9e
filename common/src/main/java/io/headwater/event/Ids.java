package io.headwater.event;

import io.headwater.event.Rejection.Reason;
import java.nio.charset.StandardCharsets;

/** What an id may be, and its stable 64-bit hash: the same in every process and release, for state may hold it. */
public final class Ids {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final int LONGEST = 256;

    private Ids() {}

    /**
     * Gives the id back if it is one: non-blank, at most 256 characters, no control characters.
     *
     * @param field where it was found
     */
    static String check(String field, String id) throws RejectedException {
        if (id.isBlank()) {
            throw new RejectedException(Reason.BLANK_ID, field + " must not be blank");
        }
        if (id.length() > LONGEST) {
            throw new RejectedException(
                    Reason.ID_TOO_LONG,
                    field + " must have at most " + LONGEST + " characters, has " + id.length());
        }
        if (id.chars().anyMatch(Character::isISOControl) || !isWellFormed(id)) {
            throw new RejectedException(
                    Reason.CONTROL_CHARACTER,
                    field + " must not hold control characters or half characters");
        }
        return id;
    }

    /** Whether every surrogate has its other half: only such text survives UTF-8. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 >= text.length()
                        || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

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
