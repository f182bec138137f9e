package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.recommendation.ModelVersion;

/** Scores a pool of candidates; larger is better. */
public interface Ranker {

    /**
     * Scores every candidate of the pool.
     *
     * @param scores receives one score per place of the pool
     */
    void score(CandidatePool pool, double[] scores);

    /** Who is ranking, for the list that comes of it. */
    ModelVersion version();
}
