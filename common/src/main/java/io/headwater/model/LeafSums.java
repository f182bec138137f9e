package io.headwater.model;

import java.util.Arrays;

/**
 * Adds the leaves that rows have reached to their scores, tree after tree as LightGBM does. The reached leaves of a tree are numbered,
 * and their masks folded into the number of each row's leaf: a byte, for 128 rows reach no more leaves than that.
 */
final class LeafSums {
    private static final int WORDS = BlockScorer.ROWS / Long.BYTES;

    /** Leaves that are folded at once, which takes as many bits of their numbers. */
    private static final int GROUP = 8;

    private static final int GROUP_BITS = 3;

    private static final long ONES = 0x0101_0101_0101_0101L;

    private final Forest forest;

    /** Leaves that a tree can have reached, and a group to spare. */
    private final int slots;

    /** By tree, and in it by leaf. */
    private final double[] values;

    /** Likewise, which rows have reached a leaf. */
    private final long[] masks;

    /** Where the leaves of each tree end. */
    private final int[] ends;

    /** Of eight rows each, {@link #WORDS} a tree. */
    private final long[] numbers;

    /** Of the numbers of one tree, by mask and bit. */
    private final long[] bits = new long[Forest.MASKS * Byte.SIZE];

    private final double[] scores = new double[BlockScorer.ROWS];

    LeafSums(Forest forest, int trees) {
        this.forest = forest;
        this.slots = Math.min(BlockScorer.ROWS, forest.mostLeaves()) + GROUP;
        this.values = new double[trees * slots];
        this.masks = new long[Forest.MASKS * trees * slots];
        this.ends = new int[trees];
        this.numbers = new long[trees * WORDS];
    }

    void clear() {
        Arrays.fill(scores, 0);
    }

    /**
     * Numbers the leaves that rows have reached of some trees.
     *
     * @param firstTree of them
     * @param reached by slot, as {@link BlockScorer} has it
     * @param reachedMasks likewise
     * @param count of the slots in use
     */
    void number(int firstTree, int trees, int[] reached, long[] reachedMasks, int count) {
        for (int tree = 0; tree < trees; tree++) {
            ends[tree] = tree * slots;
        }
        for (int i = 0; i < count; i++) {
            int leaf = ~reached[i];
            int slot = ends[forest.treesOfLeaves()[leaf] - firstTree]++;
            values[slot] = forest.leaves()[leaf];
            masks[Forest.MASKS * slot] = reachedMasks[Forest.MASKS * i];
            masks[Forest.MASKS * slot + 1] = reachedMasks[Forest.MASKS * i + 1];
        }
        for (int tree = 0; tree < trees; tree++) {
            number(tree, ends[tree]);
        }
    }

    private void number(int tree, int end) {
        int first = tree * slots;
        Arrays.fill(masks, Forest.MASKS * end, Forest.MASKS * (end + GROUP - 1), 0);
        Arrays.fill(bits, 0);
        for (int slot = first; slot < end; slot += GROUP) {
            for (int lane = 0; lane < Forest.MASKS; lane++) {
                fold((slot - first) / GROUP, Forest.MASKS * slot + lane, lane * Byte.SIZE);
            }
        }
        int bitCount = Integer.SIZE - Integer.numberOfLeadingZeros(end - first - 1);
        for (int lane = 0; lane < Forest.MASKS; lane++) {
            spread(lane * Byte.SIZE, bitCount, tree * WORDS + lane * Long.BYTES);
        }
    }

    /** Adds a group of leaves to the masks of the bits of their numbers. */
    private void fold(int group, int from, int to) {
        long one = masks[from + 2];
        long two = masks[from + 4];
        long three = masks[from + 6];
        long four = masks[from + 8];
        long five = masks[from + 10];
        long six = masks[from + 12];
        long seven = masks[from + 14];
        bits[to] |= one | three | five | seven;
        bits[to + 1] |= two | three | six | seven;
        bits[to + 2] |= four | five | six | seven;
        long any = masks[from] | one | two | three | four | five | six | seven;
        for (int bit = 0; group >>> bit != 0; bit++) {
            bits[to + GROUP_BITS + bit] |= any & -(group >>> bit & 1);
        }
    }

    /** Turns masks of bits into the numbers of 64 rows. */
    private void spread(int from, int bitCount, int to) {
        long one = bits[from];
        long two = bits[from + 1];
        long four = bits[from + 2];
        for (int word = 0; word < Long.BYTES; word++) {
            long number =
                    (one >>> word & ONES)
                            | (two >>> word & ONES) << 1
                            | (four >>> word & ONES) << 2;
            for (int bit = GROUP_BITS; bit < bitCount; bit++) {
                number |= (bits[from + bit] >>> word & ONES) << bit;
            }
            numbers[to + word] = number;
        }
    }

    /** Adds the leaves of the first trees, in their order. */
    void add(int trees, int rows) {
        for (int row = 0; row < rows; row += Long.BYTES) {
            addToEight(row, trees);
        }
    }

    private void addToEight(int row, int trees) {
        double zero = scores[row];
        double one = scores[row + 1];
        double two = scores[row + 2];
        double three = scores[row + 3];
        double four = scores[row + 4];
        double five = scores[row + 5];
        double six = scores[row + 6];
        double seven = scores[row + 7];
        int word = row / Long.BYTES;
        int first = 0;
        for (int tree = 0; tree < trees; tree++) {
            long number = numbers[word];
            zero += values[first + (int) (number & 0xFF)];
            one += values[first + (int) (number >>> 8 & 0xFF)];
            two += values[first + (int) (number >>> 16 & 0xFF)];
            three += values[first + (int) (number >>> 24 & 0xFF)];
            four += values[first + (int) (number >>> 32 & 0xFF)];
            five += values[first + (int) (number >>> 40 & 0xFF)];
            six += values[first + (int) (number >>> 48 & 0xFF)];
            seven += values[first + (int) (number >>> 56)];
            word += WORDS;
            first += slots;
        }
        scores[row] = zero;
        scores[row + 1] = one;
        scores[row + 2] = two;
        scores[row + 3] = three;
        scores[row + 4] = four;
        scores[row + 5] = five;
        scores[row + 6] = six;
        scores[row + 7] = seven;
    }

    /** Hands out the scores of the first rows. */
    void copy(int rows, double[] to, int at) {
        System.arraycopy(scores, 0, to, at, rows);
    }
}
