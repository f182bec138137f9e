package io.headwater.model;

import java.util.Arrays;

/** One thread's room for the requests it scores with one {@link TreeScorer}. */
public final class ScoreBuffer {
    final long[] answers;
    final int[] passed;
    final long[] byPlace;
    final BlockScorer block;

    ScoreBuffer(Forest forest, int questions, int decisions, int places) {
        this.answers = new long[Forest.MASKS * questions];
        Arrays.fill(answers, -1);
        this.passed = new int[decisions];
        this.byPlace = new long[places];
        this.block = new BlockScorer(forest);
    }
}
