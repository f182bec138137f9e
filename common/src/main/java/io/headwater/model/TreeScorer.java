package io.headwater.model;

import java.util.Arrays;

/**
 * Scores all candidates of a request at once, equal to LightGBM's raw score bit for bit. What all candidates share is decided once
 * a request, so that only what is left of the trees is asked per candidate. Safe for any number of threads, each with a {@link
 * ScoreBuffer} of its own.
 */
public final class TreeScorer {
    private final int sharedFeatures;
    private final int candidateFeatures;
    private final Columns shared;
    private final Columns candidate;
    private final Forest forest;

    /**
     * @param sharedFeatures how many of the model's first features are the same for all candidates of a request
     */
    public TreeScorer(TreeModel model, int sharedFeatures) {
        int features = model.features().size();
        this.sharedFeatures = sharedFeatures;
        this.candidateFeatures = features - sharedFeatures;
        this.shared = new Columns(model.trees(), 0, sharedFeatures);
        this.candidate = new Columns(model.trees(), sharedFeatures, features);
        this.forest = Forest.of(model.trees(), shared, candidate);
    }

    /** Room for one thread's requests. */
    public ScoreBuffer newBuffer() {
        return new ScoreBuffer(forest, shared.size(), candidate.size());
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
        shared.write(sharedValues, 0, sharedFeatures, 1, buffer.sharedWords, buffer.codes);
        buffer.rest.prune(forest, buffer.sharedWords);
        Arrays.fill(scores, 0, rows, 0);
        for (int from = 0; from < rows; from += Columns.ROWS) {
            int block = Math.min(Columns.ROWS, rows - from);
            candidate.write(
                    candidates,
                    from * candidateFeatures,
                    candidateFeatures,
                    block,
                    buffer.candidateWords,
                    buffer.codes);
            buffer.block.score(buffer.rest, buffer.candidateWords, block);
            System.arraycopy(buffer.block.scores(), 0, scores, from, block);
        }
    }
}
