package io.headwater.model;

import java.util.Arrays;

/**
 * Sends up to 64 candidates down all trees together, as masks of rows; the masks of the leaves are folded into the number of each
 * row's leaf.
 */
final class BlockScorer {
    private static final long ONES = 0x0101_0101_0101_0101L;

    /** Leaves whose number fits the byte of a row. */
    private static final int MOST_LEAVES = 256;

    private final Forest forest;
    private final long[] masks;
    private final long[] bits = new long[Byte.SIZE];
    private final double[] scores = new double[Questions.ROWS];

    BlockScorer(Forest forest) {
        this.forest = forest;
        this.masks = new long[2 * forest.mostLeaves()];
    }

    /** By row, after {@link #score}. */
    double[] scores() {
        return scores;
    }

    void score(long[] answers, int rows) {
        Arrays.fill(scores, 0);
        int used = (rows + Long.BYTES - 1) / Long.BYTES;
        int node = 0;
        int leaf = 0;
        for (int end : forest.nodeEnds()) {
            int leaves = end - node + 1;
            masks[forest.mostLeaves()] = -1;
            route(answers, node, end);
            if (leaves <= MOST_LEAVES) {
                addNumbered(leaf, fold(leaves), used);
            } else {
                addMasked(leaf, leaves);
            }
            node = end;
            leaf += leaves;
        }
    }

    private void route(long[] answers, int from, int to) {
        int[] questions = forest.questions();
        int[] children = forest.children();
        masks[0] = -1;
        for (int node = from; node < to; node++) {
            long here = masks[node - from];
            long left = answers[questions[node]];
            masks[children[2 * node]] = here & left;
            masks[children[2 * node + 1]] = here & ~left;
        }
    }

    /** Turns the masks of numbered leaves into masks of the bits of these numbers; returns how many bits there are. */
    private int fold(int leaves) {
        int slots = forest.mostLeaves();
        int bit = 0;
        for (int length = leaves; length > 1; length = (length + 1) / 2) {
            long odd = 0;
            for (int i = 0; i < length / 2; i++) {
                long second = masks[slots + 2 * i + 1];
                odd |= second;
                masks[slots + i] = masks[slots + 2 * i] | second;
            }
            if ((length & 1) != 0) {
                masks[slots + length / 2] = masks[slots + length - 1];
            }
            bits[bit++] = odd;
        }
        return bit;
    }

    private void addNumbered(int first, int bitCount, int used) {
        double[] leaves = forest.leaves();
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

    private void addMasked(int first, int count) {
        for (int leaf = 0; leaf < count; leaf++) {
            for (long rows = masks[forest.mostLeaves() + leaf]; rows != 0; rows &= rows - 1) {
                scores[Questions.bit(Long.numberOfTrailingZeros(rows))] +=
                        forest.leaves()[first + leaf];
            }
        }
    }
}
