package io.headwater.model;

/** What is left of the trees when the shared features of a request are known; made for reuse. */
final class PrunedForest {
    private final int[] stack;
    private final int leafSlots;

    /** Where the nodes and leaves of each tree end. */
    final int[] nodeEnds;

    final int[] leafEnds;
    final int[] columns;
    final byte[] bounds;

    /** Of each node the slots of its left and right child within the tree: a node's own number, or a leaf's behind all nodes. */
    final int[] children;

    final double[] leaves;
    private int nodes;
    private int leafCount;

    PrunedForest(Forest forest) {
        this.leafSlots = forest.mostLeaves();
        this.stack = new int[2 * forest.mostLeaves() + 2];
        this.nodeEnds = new int[forest.roots().length];
        this.leafEnds = new int[forest.roots().length];
        this.columns = new int[forest.columns().length];
        this.bounds = new byte[columns.length];
        this.children = new int[2 * columns.length];
        this.leaves = new double[forest.leaves().length];
    }

    int trees() {
        return nodeEnds.length;
    }

    void prune(Forest forest, long[] sharedWords) {
        nodes = 0;
        leafCount = 0;
        for (int tree = 0; tree < nodeEnds.length; tree++) {
            prune(forest, sharedWords, forest.roots()[tree]);
            nodeEnds[tree] = nodes;
            leafEnds[tree] = leafCount;
        }
    }

    /** Walks a tree left first; the stack holds right children and the places where their slots go. */
    private void prune(Forest forest, long[] sharedWords, int root) {
        int firstNode = nodes;
        int firstLeaf = leafCount;
        int depth = 0;
        int parent = -1;
        int place = root;
        while (true) {
            place = decide(forest, sharedWords, place);
            if (place >= 0) {
                link(parent, nodes - firstNode);
                columns[nodes] = forest.columns()[place] * Columns.WORDS;
                bounds[nodes] = forest.bounds()[place];
                stack[depth++] = 2 * nodes + 1;
                stack[depth++] = forest.right()[place];
                parent = 2 * nodes;
                nodes++;
                place = forest.left()[place];
                continue;
            }
            link(parent, leafSlots + leafCount - firstLeaf);
            leaves[leafCount++] = forest.leaves()[~place];
            if (depth == 0) {
                return;
            }
            place = stack[--depth];
            parent = stack[--depth];
        }
    }

    private void link(int parent, int slot) {
        if (parent >= 0) {
            children[parent] = slot;
        }
    }

    /** Follows nodes that test shared features down to one that does not, or to a leaf. */
    private static int decide(Forest forest, long[] sharedWords, int from) {
        int place = from;
        while (place >= 0 && forest.columns()[place] < 0) {
            long value = sharedWords[~forest.columns()[place] * Columns.WORDS];
            place = value <= forest.bounds()[place] ? forest.left()[place] : forest.right()[place];
        }
        return place;
    }
}
