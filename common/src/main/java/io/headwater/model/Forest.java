package io.headwater.model;

import java.util.Arrays;
import java.util.List;

/**
 * All trees in flat arrays, one behind the other.
 *
 * @param roots of each tree: a child, as below
 * @param nodes of each node where its answer begins and its two children, the left one first: a child is the place of a node here, or
 *     the complement of a leaf's
 * @param leaves of all trees
 * @param treesOfLeaves likewise, the number of the tree
 * @param mostLeaves that a tree has
 */
record Forest(int[] roots, int[] nodes, double[] leaves, int[] treesOfLeaves, int mostLeaves) {
    /** Masks that an answer has. */
    static final int MASKS = 2;

    private static final int NODE = 3;

    static Forest of(List<Tree> trees, Questions shared, Questions candidate) {
        int count = trees.stream().mapToInt(Tree::nodes).sum();
        Forest forest =
                new Forest(
                        new int[trees.size()],
                        new int[NODE * count],
                        new double[count + trees.size()],
                        new int[count + trees.size()],
                        trees.stream().mapToInt(Tree::leaves).max().orElse(1));
        int node = 0;
        for (int number = 0; number < trees.size(); number++) {
            Tree tree = trees.get(number);
            int leaf = node + number;
            System.arraycopy(tree.leaf(), 0, forest.leaves, leaf, tree.leaves());
            Arrays.fill(forest.treesOfLeaves, leaf, leaf + tree.leaves(), number);
            int first = node;
            forest.roots[number] = child(tree.nodes() == 0 ? -1 : 0, first, leaf);
            for (int i = 0; i < tree.nodes(); i++) {
                Questions asked = shared.covers(tree.feature()[i]) ? shared : candidate;
                int at = NODE * node++;
                forest.nodes[at] = MASKS * asked.number(tree, i);
                forest.nodes[at + 1] = child(tree.left()[i], first, leaf);
                forest.nodes[at + 2] = child(tree.right()[i], first, leaf);
            }
        }
        return forest;
    }

    private static int child(int child, int firstNode, int firstLeaf) {
        return child < 0 ? ~(firstLeaf + ~child) : NODE * (firstNode + child);
    }
}
