package io.headwater.model;

import java.util.Arrays;
import java.util.SortedSet;

/**
 * Keys of floats, see {@link Decision#key}, made to be searched fast: a table by the leading bits says where to look, so that few keys
 * are left to compare. Each octave, the floats of one sign and exponent, is cut as finely as its keys need it.
 */
final class SortedKeys {
    private static final int OCTAVES = 512;
    private static final int MANTISSA_BITS = 23;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
    private static final int SHIFT_BITS = 5;
    private static final int MOST_BITS = 8;
    private static final int PARTS_PER_KEY = 8;

    private final int size;
    private final int[] keys;
    private final int[] octaves = new int[OCTAVES];
    private final int[] starts;
    private int parts;
    private int crowded;

    SortedKeys(SortedSet<Integer> sorted) {
        this.size = sorted.size();
        int[] all = sorted.stream().mapToInt(Integer::intValue).toArray();
        int[] table = new int[OCTAVES + 2 * PARTS_PER_KEY * size];
        int from = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            int to = from;
            while (to < size && octave(all[to]) == octave) {
                to++;
            }
            cut(octave, all, from, to, table);
            from = to;
        }
        this.starts = Arrays.copyOf(table, parts);
        this.keys = Arrays.copyOf(all, size + crowded + 1);
        Arrays.fill(keys, size, keys.length, Integer.MAX_VALUE);
    }

    /** Writes where the keys of each of an octave's parts begin. */
    private void cut(int octave, int[] all, int from, int to, int[] table) {
        int bits = 0;
        while (bits < MOST_BITS
                && 2 << bits <= PARTS_PER_KEY * (to - from)
                && mostInAPart(all, from, to, MANTISSA_BITS - bits) > 1) {
            bits++;
        }
        int shift = MANTISSA_BITS - bits;
        octaves[octave] = parts << SHIFT_BITS | shift;
        crowded = Math.max(crowded, mostInAPart(all, from, to, shift));
        int at = from;
        for (int part = 0; part < 1 << bits; part++) {
            table[parts++] = at;
            while (at < to && (all[at] & MANTISSA) >>> shift == part) {
                at++;
            }
        }
    }

    private static int mostInAPart(int[] all, int from, int to, int shift) {
        int most = 0;
        int here = 0;
        for (int i = from; i < to; i++) {
            here = i > from && all[i] >>> shift == all[i - 1] >>> shift ? here + 1 : 1;
            most = Math.max(most, here);
        }
        return most;
    }

    private static int octave(int key) {
        return (key ^ Integer.MIN_VALUE) >>> MANTISSA_BITS;
    }

    int size() {
        return size;
    }

    /** How many keys are smaller. */
    int place(int key) {
        int octave = octaves[octave(key)];
        int place = starts[(octave >>> SHIFT_BITS) + ((key & MANTISSA) >>> octave)];
        return crowded > 1 ? search(place, key) : place + isBelow(keys[place], key);
    }

    private int search(int from, int key) {
        int place = from;
        for (int step = Integer.highestOneBit(crowded); step > 0; step >>>= 1) {
            place += step & -isBelow(keys[place + step - 1], key);
        }
        return place;
    }

    /** 1 if a key is smaller than another, else 0; a branch would be guessed wrong half of the time. */
    private static int isBelow(int key, int other) {
        return (int) (((long) key - other) >>> 63);
    }
}
