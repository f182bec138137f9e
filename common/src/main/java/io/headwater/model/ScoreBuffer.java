package io.headwater.model;

/** One thread's room for the requests it scores with one {@link TreeScorer}. */
public final class ScoreBuffer {
    final long[] answers;
    final long[] byPlace;
    final BlockScorer block;

    ScoreBuffer(Forest forest, int questions, int places) {
        this.answers = new long[Forest.MASKS * questions];
        this.byPlace = new long[places];
        this.block = new BlockScorer(forest);
    }
}
