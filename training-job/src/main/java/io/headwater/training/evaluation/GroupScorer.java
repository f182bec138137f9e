package io.headwater.training.evaluation;

import io.headwater.model.ScoreBuffer;
import io.headwater.model.TreeModel;
import io.headwater.model.TreeScorer;

/** Scores all rows of a group of request rows. */
interface GroupScorer {

    /**
     * @param values the rows' features, one row after the other
     * @param scores receives a score per row
     */
    void score(float[] values, int rows, double[] scores);

    static GroupScorer of(TreeModel model) {
        TreeScorer scorer = new TreeScorer(model, 0);
        ScoreBuffer buffer = scorer.newBuffer();
        return (values, rows, scores) -> scorer.score(new float[0], values, rows, scores, buffer);
    }
}
