package io.headwater.model;

/**
 * Scores all candidates of a request at once, equal to LightGBM's raw score bit for bit. What all candidates share is asked once a
 * request. Safe for any number of threads, each with a {@link ScoreBuffer} of its own.
 */
public final class TreeScorer {
    private final int candidateFeatures;
    private final Questions shared;
    private final Questions candidate;
    private final Forest forest;

    /**
     * @param sharedFeatures how many of the model's first features are the same for all candidates of a request
     */
    public TreeScorer(TreeModel model, int sharedFeatures) {
        int features = model.features().size();
        this.candidateFeatures = features - sharedFeatures;
        this.shared = new Questions(model.trees(), 0, sharedFeatures, 0);
        this.candidate = new Questions(model.trees(), sharedFeatures, features, shared.end());
        this.forest = Forest.of(model.trees(), shared, candidate);
    }

    /** Room for one thread's requests. */
    public ScoreBuffer newBuffer() {
        return new ScoreBuffer(forest, candidate.end(), shared.decisions(), candidate.mostPlaces());
    }

    /**
     * Scores a request.
     *
     * @param sharedValues the features that all candidates share
     * @param candidates row by row the features of the candidates' own
     * @param scores receives a score per row
     */
    public void score(
            float[] sharedValues,
            float[] candidates,
            int rows,
            double[] scores,
            ScoreBuffer buffer) {
        shared.answerForAll(sharedValues, buffer.answers, buffer.passed);
        for (int from = 0; from < rows; from += BlockScorer.ROWS) {
            int block = Math.min(BlockScorer.ROWS, rows - from);
            candidate.answer(
                    candidates, from * candidateFeatures, block, buffer.answers, buffer.byPlace);
            buffer.block.score(buffer.answers, block, scores, from);
        }
    }
}
