package io.headwater.item;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads what is often asked of an {@link ItemSnapshot} where it lies in a block, without decoding it. It begins with the hash of the
 * id (8 bytes), the time (8), the popularity (4 each) and the id (length in 2 bytes, UTF-8).
 */
public final class EncodedSnapshot {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle FLOAT =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

    private static final int TIME = Long.BYTES;
    private static final int POPULARITY = TIME + Long.BYTES;
    private static final int ID = POPULARITY + ItemStats.HALF_LIVES_MILLIS.length * Float.BYTES;

    private EncodedSnapshot() {}

    /** {@link io.headwater.event.Ids#hash(String)} of the item's id. */
    public static long hash(byte[] block, int at) {
        return (long) LONG.get(block, at);
    }

    /** Epoch milliseconds. */
    public static long timeMillis(byte[] block, int at) {
        return (long) LONG.get(block, at + TIME);
    }

    /** The popularity at the snapshot's own time. */
    public static float popularity(byte[] block, int at, int halfLife) {
        return (float) FLOAT.get(block, at + POPULARITY + halfLife * Float.BYTES);
    }

    /** The item's id. */
    public static String id(byte[] block, int at) {
        int length = (block[at + ID] & 0xFF) << 8 | (block[at + ID + 1] & 0xFF);
        return new String(block, at + ID + 2, length, StandardCharsets.UTF_8);
    }
}
