package io.headwater.model;

import java.util.List;

/**
 * All trees in flat arrays, one behind the other.
 *
 * @param nodeEnds where the nodes of each tree end
 * @param questions of each node, where its answer begins
 * @param children of each node where the masks of its two children begin, the left one first: by a node's place in its tree, or a
 *     leaf's behind {@code mostLeaves}
 * @param leaves of all trees
 * @param mostLeaves that a tree has
 */
record Forest(int[] nodeEnds, int[] questions, int[] children, double[] leaves, int mostLeaves) {
    /** Masks that an answer has, and a node. */
    static final int MASKS = 2;

    static Forest of(List<Tree> trees, Questions shared, Questions candidate) {
        int nodes = trees.stream().mapToInt(Tree::nodes).sum();
        Forest forest =
                new Forest(
                        new int[trees.size()],
                        new int[nodes],
                        new int[2 * nodes],
                        new double[nodes + trees.size()],
                        trees.stream().mapToInt(Tree::leaves).max().orElse(1));
        int node = 0;
        for (int number = 0; number < trees.size(); number++) {
            Tree tree = trees.get(number);
            System.arraycopy(tree.leaf(), 0, forest.leaves, node + number, tree.leaves());
            for (int i = 0; i < tree.nodes(); i++) {
                Questions asked = shared.covers(tree.feature()[i]) ? shared : candidate;
                forest.questions[node] = MASKS * asked.number(tree, i);
                forest.children[2 * node] = forest.slot(tree.left()[i]);
                forest.children[2 * node + 1] = forest.slot(tree.right()[i]);
                node++;
            }
            forest.nodeEnds[number] = node;
        }
        return forest;
    }

    private int slot(int child) {
        return MASKS * (child < 0 ? mostLeaves + ~child : child);
    }
}
