package io.headwater.model;

import java.util.Arrays;

/**
 * Sends up to 128 candidates down all trees together, as two masks of rows side by side; the masks of the leaves are folded into the
 * number of each row's leaf. Two, for a node is then looked up half as often.
 */
final class BlockScorer {
    /** Rows that go down together. */
    static final int ROWS = Forest.MASKS * Questions.ROWS;

    private static final long ONES = 0x0101_0101_0101_0101L;

    /** Leaves whose number fits the byte of a row. */
    private static final int MOST_LEAVES = 256;

    private final Forest forest;
    private final long[] masks;
    private final long[] bits = new long[Forest.MASKS * Byte.SIZE];
    private final double[] scores = new double[ROWS];

    BlockScorer(Forest forest) {
        this.forest = forest;
        this.masks = new long[Forest.MASKS * 2 * forest.mostLeaves()];
    }

    /** By row, after {@link #score}. */
    double[] scores() {
        return scores;
    }

    /**
     * Scores a block.
     *
     * @param answers by question, the mask of the first 64 rows and that of the others
     */
    void score(long[] answers, int rows) {
        Arrays.fill(scores, 0);
        int leafSlots = Forest.MASKS * forest.mostLeaves();
        int node = 0;
        int leaf = 0;
        for (int end : forest.nodeEnds()) {
            int leaves = end - node + 1;
            masks[leafSlots] = -1;
            masks[leafSlots + 1] = -1;
            route(answers, node, end);
            if (leaves <= MOST_LEAVES) {
                addNumbered(leaf, fold(leafSlots, leaves), rows);
            } else {
                addMasked(leafSlots, leaf, leaves);
            }
            node = end;
            leaf += leaves;
        }
    }

    private void route(long[] answers, int from, int to) {
        int[] questions = forest.questions();
        int[] children = forest.children();
        masks[0] = -1;
        masks[1] = -1;
        int slot = 0;
        for (int node = from; node < to; node++) {
            int question = questions[node];
            int left = children[2 * node];
            int right = children[2 * node + 1];
            long first = masks[slot];
            long second = masks[slot + 1];
            long firstLeft = answers[question];
            long secondLeft = answers[question + 1];
            masks[left] = first & firstLeft;
            masks[left + 1] = second & secondLeft;
            masks[right] = first & ~firstLeft;
            masks[right + 1] = second & ~secondLeft;
            slot += Forest.MASKS;
        }
    }

    /** Turns the masks of numbered leaves into masks of the bits of these numbers; returns how many bits there are. */
    private int fold(int leafSlots, int leaves) {
        int bit = 0;
        for (int length = leaves; length > 1; length = (length + 1) / 2) {
            long firstOdd = 0;
            long secondOdd = 0;
            int from = leafSlots;
            int to = leafSlots;
            for (int pair = 0; pair < length / 2; pair++) {
                long first = masks[from + 2];
                long second = masks[from + 3];
                firstOdd |= first;
                secondOdd |= second;
                masks[to] = masks[from] | first;
                masks[to + 1] = masks[from + 1] | second;
                from += 2 * Forest.MASKS;
                to += Forest.MASKS;
            }
            if ((length & 1) != 0) {
                masks[to] = masks[from];
                masks[to + 1] = masks[from + 1];
            }
            bits[bit] = firstOdd;
            bits[Byte.SIZE + bit] = secondOdd;
            bit++;
        }
        return bit;
    }

    private void addNumbered(int leaf, int bitCount, int rows) {
        for (int row = 0; row < rows; row += Long.BYTES) {
            int word = row % Questions.ROWS / Long.BYTES;
            int from = row / Questions.ROWS * Byte.SIZE;
            long numbers = 0;
            for (int bit = 0; bit < bitCount; bit++) {
                numbers |= (bits[from + bit] >>> word & ONES) << bit;
            }
            addEight(row, leaf, numbers);
        }
    }

    private void addEight(int row, int leaf, long numbers) {
        double[] leaves = forest.leaves();
        scores[row] += leaves[leaf + (int) (numbers & 0xFF)];
        scores[row + 1] += leaves[leaf + (int) (numbers >>> 8 & 0xFF)];
        scores[row + 2] += leaves[leaf + (int) (numbers >>> 16 & 0xFF)];
        scores[row + 3] += leaves[leaf + (int) (numbers >>> 24 & 0xFF)];
        scores[row + 4] += leaves[leaf + (int) (numbers >>> 32 & 0xFF)];
        scores[row + 5] += leaves[leaf + (int) (numbers >>> 40 & 0xFF)];
        scores[row + 6] += leaves[leaf + (int) (numbers >>> 48 & 0xFF)];
        scores[row + 7] += leaves[leaf + (int) (numbers >>> 56)];
    }

    private void addMasked(int leafSlots, int first, int count) {
        for (int slot = 0; slot < Forest.MASKS * count; slot++) {
            double value = forest.leaves()[first + slot / Forest.MASKS];
            int from = slot % Forest.MASKS * Questions.ROWS;
            for (long rows = masks[leafSlots + slot]; rows != 0; rows &= rows - 1) {
                scores[from + Questions.bit(Long.numberOfTrailingZeros(rows))] += value;
            }
        }
    }
}
