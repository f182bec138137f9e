package io.headwater.model;

/**
 * What each feature contributes to a score: TreeSHAP with the training rows in each node as background, as LightGBM's {@code
 * predict_contrib} has it. Lundberg, Erion, Lee: Consistent Individualized Feature Attribution for Tree Ensembles, algorithm 2.
 */
public final class TreeExplainer {
    private final TreeModel model;
    private final double bias;

    public TreeExplainer(TreeModel model) {
        this.model = model;
        this.bias = model.trees().stream().mapToDouble(TreeExplainer::mean).sum();
    }

    private static double mean(Tree tree) {
        if (tree.nodes() == 0) {
            return tree.leaf()[0];
        }
        double sum = 0;
        for (int leaf = 0; leaf < tree.leaves(); leaf++) {
            sum += tree.leaf()[leaf] * tree.leafCount()[leaf];
        }
        return sum / tree.nodeCount()[0];
    }

    /** The score of an unknown row: what the contributions are added to. */
    public double bias() {
        return bias;
    }

    /** The contribution of every feature of a row to its score. */
    public double[] contributions(float[] row) {
        double[] contributions = new double[row.length];
        for (Tree tree : model.trees()) {
            if (tree.nodes() > 0) {
                new Walk(tree, row, contributions).visit(0, TestedFeatures.NONE, 1, 1, -1);
            }
        }
        return contributions;
    }

    /** One row's way through one tree, on which it takes both sides of each node. */
    private record Walk(Tree tree, float[] row, double[] contributions) {

        /**
         * @param share of the rows at the parent's that come this way
         * @param own whether the row itself comes this way, 1 or 0
         */
        void visit(int node, TestedFeatures parent, double share, double own, int feature) {
            TestedFeatures way = parent.plus(feature, share, own);
            if (node < 0) {
                way.spread(tree.leaf()[~node], contributions);
                return;
            }
            int tested = tree.feature()[node];
            boolean left = Decision.goesLeft(tree, node, row[tested]);
            int step = way.find(tested);
            double shareSoFar = 1;
            double ownSoFar = 1;
            if (step >= 0) {
                shareSoFar = way.share(step);
                ownSoFar = way.own(step);
                way.remove(step);
            }
            int hot = left ? tree.left()[node] : tree.right()[node];
            int cold = left ? tree.right()[node] : tree.left()[node];
            double rows = tree.nodeCount()[node];
            visit(hot, way, shareSoFar * rows(hot) / rows, ownSoFar, tested);
            visit(cold, way, shareSoFar * rows(cold) / rows, 0, tested);
        }

        private double rows(int node) {
            return node < 0 ? tree.leafCount()[~node] : tree.nodeCount()[node];
        }
    }
}
