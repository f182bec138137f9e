package io.headwater.model;

import io.headwater.model.TreeModelText.Block;

/** Reads a tree out of its block, and refuses what is no tree. */
final class TreeBlock {
    private final Block block;
    private final int leaves;
    private final int nodes;

    private TreeBlock(Block block) throws ModelRefusedException {
        this.block = block;
        this.leaves = block.integer("num_leaves");
        this.nodes = leaves - 1;
    }

    static Tree read(Block block, int features) throws ModelRefusedException {
        if (!block.values().getOrDefault("is_linear", "0").equals("0")) {
            throw new ModelRefusedException(
                    "constant leaves",
                    "a linear tree at " + block.title(),
                    "train with linear_tree=false");
        }
        return new TreeBlock(block).read(features);
    }

    private Tree read(int features) throws ModelRefusedException {
        if (leaves < 1) {
            throw block.refused("num_leaves", "at least 1", String.valueOf(leaves));
        }
        int sets = block.integer("num_cat");
        int[] setEnds = sets == 0 ? new int[1] : block.integers("cat_boundaries", sets + 1);
        boolean split = nodes > 0;
        Tree tree =
                new Tree(
                        split ? block.integers("split_feature", nodes) : new int[0],
                        split ? block.numbers("threshold", nodes) : new double[0],
                        split ? block.integers("decision_type", nodes) : new int[0],
                        split ? block.integers("left_child", nodes) : new int[0],
                        split ? block.integers("right_child", nodes) : new int[0],
                        block.numbers("leaf_value", leaves),
                        setEnds,
                        sets == 0 ? new int[0] : block.integers("cat_threshold", setEnds[sets]),
                        split ? block.numbers("internal_count", nodes) : new double[0],
                        split ? block.numbers("leaf_count", leaves) : new double[1]);
        for (int set = 0; set < sets; set++) {
            if (setEnds[set] < 0 || setEnds[set] > setEnds[set + 1]) {
                throw block.refused(
                        "cat_boundaries", "rising numbers", String.valueOf(setEnds[set]));
            }
        }
        checkNodes(tree, features);
        checkShape(tree);
        for (double value : tree.leaf()) {
            if (!Double.isFinite(value)) {
                throw block.refused("leaf_value", "finite numbers", String.valueOf(value));
            }
        }
        return tree;
    }

    private void checkNodes(Tree tree, int features) throws ModelRefusedException {
        for (int node = 0; node < nodes; node++) {
            if (tree.feature()[node] < 0 || tree.feature()[node] >= features) {
                throw block.refused(
                        "split_feature",
                        "numbers below " + features,
                        String.valueOf(tree.feature()[node]));
            }
            int decision = tree.decision()[node];
            if (!Decision.isKnown(decision)) {
                throw block.refused(
                        "decision_type", "numbers from 0 to 11", String.valueOf(decision));
            }
            double threshold = tree.threshold()[node];
            boolean wrong =
                    Decision.isCategorical(decision)
                            ? !(threshold >= 0 && threshold < tree.setEnds().length - 1)
                            : Double.isNaN(threshold);
            if (wrong) {
                throw block.refused(
                        "threshold", "a bound or a set of categories", String.valueOf(threshold));
            }
        }
    }

    /** From the root every node and leaf must be reached once. */
    private void checkShape(Tree tree) throws ModelRefusedException {
        int[] parents = new int[nodes + leaves];
        for (int node = 0; node < nodes; node++) {
            for (int child : new int[] {tree.left()[node], tree.right()[node]}) {
                int place = child < 0 ? nodes + ~child : child;
                if (place >= parents.length || (child >= 0 && child <= node) || child >= nodes) {
                    throw block.refused("left_child and right_child", "a tree", "a child " + child);
                }
                if (++parents[place] > 1) {
                    throw block.refused(
                            "left_child and right_child", "a tree", "two parents of " + child);
                }
            }
        }
    }
}
