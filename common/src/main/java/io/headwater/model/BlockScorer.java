package io.headwater.model;

import java.util.Arrays;

/**
 * Sends up to 64 candidates down all trees together. A node compares eight rows with one subtraction, a byte each, and gathers who
 * goes left in a mask of 64 bits; the masks of the leaves are folded into the number of each row's leaf. In masks, row r has the bit
 * 8·(r mod 8) + r/8.
 */
final class BlockScorer {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    /** Leaves whose number fits the byte of a row. */
    private static final int MOST_LEAVES = 256;

    private final int leafSlots;
    private final long[] masks;
    private final long[] bits = new long[Byte.SIZE];
    private final double[] scores = new double[Columns.ROWS];

    BlockScorer(int mostLeaves) {
        this.leafSlots = mostLeaves;
        this.masks = new long[2 * mostLeaves];
    }

    /** By row, after {@link #score}. */
    double[] scores() {
        return scores;
    }

    void score(PrunedForest forest, long[] words, int rows) {
        Arrays.fill(scores, 0);
        int used = (rows + Long.BYTES - 1) / Long.BYTES;
        int node = 0;
        int leaf = 0;
        for (int tree = 0; tree < forest.trees(); tree++) {
            int leaves = forest.leafEnds[tree] - leaf;
            if (leaves == 1) {
                addToAll(forest.leaves[leaf]);
            } else {
                route(forest, node, forest.nodeEnds[tree], words);
                if (leaves <= MOST_LEAVES) {
                    addNumbered(forest.leaves, leaf, fold(leaves), used);
                } else {
                    addMasked(forest.leaves, leaf, leaves);
                }
            }
            node = forest.nodeEnds[tree];
            leaf = forest.leafEnds[tree];
        }
    }

    private void addToAll(double value) {
        for (int row = 0; row < scores.length; row++) {
            scores[row] += value;
        }
    }

    private void route(PrunedForest forest, int from, int to, long[] words) {
        masks[0] = -1;
        for (int node = from; node < to; node++) {
            long here = masks[node - from];
            long left = left(words, forest.columns[node], (forest.bounds[node] | 0x80L) * ONES);
            masks[forest.children[2 * node]] = here & left;
            masks[forest.children[2 * node + 1]] = here & ~left;
        }
    }

    /** Who has a byte of at most the bound: the high bit of (128 + bound − byte), for bytes below 128. */
    private static long left(long[] words, int at, long bound) {
        return (bound - words[at] & HIGH) >>> 7
                | (bound - words[at + 1] & HIGH) >>> 6
                | (bound - words[at + 2] & HIGH) >>> 5
                | (bound - words[at + 3] & HIGH) >>> 4
                | (bound - words[at + 4] & HIGH) >>> 3
                | (bound - words[at + 5] & HIGH) >>> 2
                | (bound - words[at + 6] & HIGH) >>> 1
                | (bound - words[at + 7] & HIGH);
    }

    /** Turns the masks of numbered leaves into masks of the bits of these numbers; returns how many bits there are. */
    private int fold(int leaves) {
        int bit = 0;
        for (int length = leaves; length > 1; length = (length + 1) / 2) {
            long odd = 0;
            for (int i = 0; i < length / 2; i++) {
                long second = masks[leafSlots + 2 * i + 1];
                odd |= second;
                masks[leafSlots + i] = masks[leafSlots + 2 * i] | second;
            }
            if ((length & 1) != 0) {
                masks[leafSlots + length / 2] = masks[leafSlots + length - 1];
            }
            bits[bit++] = odd;
        }
        return bit;
    }

    private void addNumbered(double[] leaves, int first, int bitCount, int used) {
        for (int word = 0; word < used; word++) {
            long numbers = 0;
            for (int bit = 0; bit < bitCount; bit++) {
                numbers |= (bits[bit] >>> word & ONES) << bit;
            }
            int row = word * Long.BYTES;
            scores[row] += leaves[first + (int) (numbers & 0xFF)];
            scores[row + 1] += leaves[first + (int) (numbers >>> 8 & 0xFF)];
            scores[row + 2] += leaves[first + (int) (numbers >>> 16 & 0xFF)];
            scores[row + 3] += leaves[first + (int) (numbers >>> 24 & 0xFF)];
            scores[row + 4] += leaves[first + (int) (numbers >>> 32 & 0xFF)];
            scores[row + 5] += leaves[first + (int) (numbers >>> 40 & 0xFF)];
            scores[row + 6] += leaves[first + (int) (numbers >>> 48 & 0xFF)];
            scores[row + 7] += leaves[first + (int) (numbers >>> 56)];
        }
    }

    private void addMasked(double[] leaves, int first, int count) {
        for (int leaf = 0; leaf < count; leaf++) {
            for (long rows = masks[leafSlots + leaf]; rows != 0; rows &= rows - 1) {
                int bit = Long.numberOfTrailingZeros(rows);
                scores[(bit & 7) * 8 + (bit >>> 3)] += leaves[first + leaf];
            }
        }
    }
}
