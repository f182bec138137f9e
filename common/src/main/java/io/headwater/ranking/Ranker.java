package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.Precision;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.ModelVersion;

/** Forms pools by its table and scores their candidates; larger is better. */
public interface Ranker {

    /**
     * Scores every candidate of the pool.
     *
     * @param scores receives one score per place of the pool
     */
    void score(CandidatePool pool, double[] scores);

    /** What made the score of a candidate, which {@link #score} has just given. */
    Explanation explain(CandidatePool pool, int place);

    /** The table that forms the ranker's pools. */
    Precision precision();

    /** Who is ranking, for the list that comes of it. */
    ModelVersion version();
}
