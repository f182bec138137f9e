package io.headwater.model;

/** One thread's room for the requests it scores with one {@link TreeScorer}. */
public final class ScoreBuffer {
    final long[] sharedWords;
    final long[] candidateWords;
    final int[] codes = new int[Columns.ROWS];
    final PrunedForest rest;
    final BlockScorer block;

    ScoreBuffer(Forest forest, int sharedColumns, int candidateColumns) {
        this.sharedWords = new long[sharedColumns * Columns.WORDS];
        this.candidateWords = new long[candidateColumns * Columns.WORDS];
        this.rest = new PrunedForest(forest);
        this.block = new BlockScorer(forest.mostLeaves());
    }
}
