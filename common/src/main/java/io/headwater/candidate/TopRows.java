package io.headwater.candidate;

import io.headwater.neighbour.Selection;
import java.util.Arrays;

/** Picks the rows with the largest values in order; equal values go by the smaller hash. Made for reuse. */
public final class TopRows {
    /** Low bits of a key that hold the row; the others hold most of the value. */
    private static final int ROW = (1 << 20) - 1;

    private long[] keys;
    private int[] rows = new int[0];
    private double[] values;
    private long[] hashes;

    /**
     * @param rows rows at first, more are made room for
     */
    public TopRows(int rows) {
        this.keys = new long[rows];
    }

    /**
     * Orders the best of the first {@code count} rows with a value above {@code floor}.
     *
     * @return how many there are, at most {@code most}
     */
    public int pick(double[] columnValues, long[] rowHashes, int count, double floor, int most) {
        values = columnValues;
        hashes = rowHashes;
        if (keys.length < count) {
            keys = new long[count * 2];
        }
        int found = 0;
        for (int row = 0; row < count; row++) {
            if (columnValues[row] > floor) {
                keys[found++] = key(columnValues[row], row);
            }
        }
        if (found > most) {
            found = keepAtMost(Selection.smallest(keys, found, most - 1) | ROW, found);
        }
        Arrays.sort(keys, 0, found);
        order(found);
        return Math.min(found, most);
    }

    /** Ascends as the value falls, but for the lowest bits of the value, in whose place the row stands. */
    private static long key(double value, int row) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        long ordered = bits ^ ((bits >> 63) & Long.MAX_VALUE);
        return (~ordered & ~(long) ROW) | row;
    }

    private int keepAtMost(long largest, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (keys[i] <= largest) {
                keys[kept++] = keys[i];
            }
        }
        return kept;
    }

    /** Takes the rows out of the sorted keys, and puts those right that only the lowest bits of the value or the hash tell apart. */
    private void order(int count) {
        if (rows.length < count) {
            rows = new int[keys.length];
        }
        for (int i = 0; i < count; i++) {
            int row = (int) keys[i] & ROW;
            int at = i;
            while (at > 0 && better(row, rows[at - 1])) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    public int row(int rank) {
        return rows[rank];
    }

    private boolean better(int a, int b) {
        return values[a] > values[b] || (values[a] == values[b] && hashes[a] < hashes[b]);
    }
}
