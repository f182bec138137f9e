package io.headwater.training.evaluation;

import java.util.Arrays;

/** Counts distinct 64-bit hashes, exactly, in at most 32 bytes each. */
final class DistinctHashes {
    private long[] slots = new long[64];
    private int size;
    private boolean zero;

    void add(long hash) {
        if (hash == 0) {
            zero = true;
            return;
        }
        if (put(slots, hash) && ++size * 2 > slots.length) {
            long[] larger = new long[slots.length * 2];
            Arrays.stream(slots).filter(held -> held != 0).forEach(held -> put(larger, held));
            slots = larger;
        }
    }

    int size() {
        return size + (zero ? 1 : 0);
    }

    private static boolean put(long[] slots, long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        return true;
    }
}
