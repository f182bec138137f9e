package io.headwater.model;

/**
 * Sends up to 128 candidates down the trees, as two masks of rows side by side. Only nodes that a candidate reaches are visited: of a
 * request's trees those are few. Some trees go down together, so that a node need not wait for the one before it, and nothing is decided
 * by a branch: a child that nobody reaches is written all the same, and then written over.
 */
final class BlockScorer {
    /** Rows that go down together. */
    static final int ROWS = Forest.MASKS * Questions.ROWS;

    /** Trees that go down together. */
    private static final int TREES = 16;

    private final Forest forest;
    private final LeafSums sums;

    /** Where the nodes to be visited begin, behind the leaves that are reached. */
    private final int firstVisit;

    /** By slot, a child as the {@link Forest} has it. */
    private final int[] reached;

    /** By slot, which rows have reached it. */
    private final long[] masks;

    BlockScorer(Forest forest) {
        this.forest = forest;
        this.sums = new LeafSums(forest, TREES);
        this.firstVisit = TREES * Math.min(ROWS, forest.mostLeaves()) + 1;
        int slots = firstVisit + TREES * forest.mostLeaves() + 1;
        this.reached = new int[slots];
        this.masks = new long[Forest.MASKS * slots];
    }

    /**
     * Scores a block.
     *
     * @param answers by question, the mask of the first 64 rows and that of the others
     * @param scores receives a score per row from {@code at} on
     */
    void score(long[] answers, int rows, double[] scores, int at) {
        sums.clear();
        int trees = forest.roots().length;
        for (int from = 0; from < trees; from += TREES) {
            int count = Math.min(TREES, trees - from);
            long ends = visit(answers, reachRoots(from, count, rows));
            sums.number(from, count, reached, masks, (int) ends);
            sums.add(count, rows);
        }
        sums.copy(rows, scores, at);
    }

    private long reachRoots(int from, int trees, int rows) {
        long first = Questions.maskOfFirst(rows);
        long second = Questions.maskOfFirst(rows - Questions.ROWS);
        long ends = (long) firstVisit << Integer.SIZE;
        for (int tree = 0; tree < trees; tree++) {
            ends = reach(forest.roots()[from + tree], first, second, ends);
        }
        return ends;
    }

    private long visit(long[] answers, long firstEnds) {
        int[] nodes = forest.nodes();
        long ends = firstEnds;
        for (int visit = firstVisit; visit < (int) (ends >>> Integer.SIZE); visit++) {
            int node = reached[visit];
            int answer = nodes[node];
            long first = masks[Forest.MASKS * visit];
            long second = masks[Forest.MASKS * visit + 1];
            long firstLeft = first & answers[answer];
            long secondLeft = second & answers[answer + 1];
            ends = reach(nodes[node + 1], firstLeft, secondLeft, ends);
            ends = reach(nodes[node + 2], first ^ firstLeft, second ^ secondLeft, ends);
        }
        return ends;
    }

    /**
     * Notes which rows reach a child.
     *
     * @param ends of the slots of leaves, and in the upper half of those of nodes
     * @return the ends, one of them moved on if there are such rows
     */
    private long reach(int child, long first, long second, long ends) {
        int half = (~child >>> 31) * Integer.SIZE;
        int slot = (int) (ends >>> half);
        reached[slot] = child;
        masks[Forest.MASKS * slot] = first;
        masks[Forest.MASKS * slot + 1] = second;
        long rows = first | second;
        return ends + (((rows | -rows) >>> 63) << half);
    }
}
