package io.headwater.model;

import java.util.List;

/**
 * All trees in flat arrays. Roots and children are places in these arrays; negative is the complement of a leaf's place.
 *
 * @param columns of each node; negative is the complement of a column of shared features
 * @param bounds of each node: the largest byte that goes left
 */
record Forest(
        int[] roots,
        int[] columns,
        byte[] bounds,
        int[] left,
        int[] right,
        double[] leaves,
        int mostLeaves) {

    static Forest of(List<Tree> trees, Columns shared, Columns candidate) {
        int nodes = trees.stream().mapToInt(Tree::nodes).sum();
        Forest forest =
                new Forest(
                        new int[trees.size()],
                        new int[nodes],
                        new byte[nodes],
                        new int[nodes],
                        new int[nodes],
                        new double[nodes + trees.size()],
                        trees.stream().mapToInt(Tree::leaves).max().orElse(1));
        int node = 0;
        for (int tree = 0; tree < trees.size(); tree++) {
            forest.add(tree, trees.get(tree), node, shared, candidate);
            node += trees.get(tree).nodes();
        }
        return forest;
    }

    private void add(int number, Tree tree, int firstNode, Columns shared, Columns candidate) {
        int firstLeaf = firstNode + number;
        roots[number] = tree.nodes() == 0 ? ~firstLeaf : firstNode;
        System.arraycopy(tree.leaf(), 0, leaves, firstLeaf, tree.leaves());
        for (int node = 0; node < tree.nodes(); node++) {
            int place = firstNode + node;
            boolean isShared = shared.covers(tree.feature()[node]);
            Columns from = isShared ? shared : candidate;
            int column = from.column(tree, node);
            columns[place] = isShared ? ~column : column;
            bounds[place] = (byte) from.bound(tree, node);
            left[place] = child(tree.left()[node], firstNode, firstLeaf);
            right[place] = child(tree.right()[node], firstNode, firstLeaf);
        }
    }

    private static int child(int child, int firstNode, int firstLeaf) {
        return child < 0 ? ~(firstLeaf + ~child) : firstNode + child;
    }
}
