package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.Precision;
import io.headwater.model.ModelPackage;
import io.headwater.model.ScoreBuffer;
import io.headwater.model.TreeScorer;
import io.headwater.recommendation.ModelVersion;

/** Ranks with a learned model; one per slot. */
public final class TreeRanker implements Ranker {
    private final ModelVersion version;
    private final Precision precision;
    private final TreeScorer scorer;
    private final ScoreBuffer buffer;
    private final float[] shared = new float[FeatureRows.SHARED];
    private float[] candidates = new float[0];

    public TreeRanker(ModelPackage model, ModelVersion version) {
        this.version = version;
        this.precision = model.precision();
        this.scorer = model.scorer();
        this.buffer = scorer.newBuffer();
    }

    @Override
    public void score(CandidatePool pool, double[] scores) {
        int size = pool.size();
        if (candidates.length < size * FeatureRows.CANDIDATE) {
            candidates = new float[size * FeatureRows.CANDIDATE];
        }
        FeatureRows.shared(pool, shared);
        for (int place = 0; place < size; place++) {
            FeatureRows.candidate(pool, place, candidates, place * FeatureRows.CANDIDATE);
        }
        scorer.score(shared, candidates, size, scores, buffer);
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public ModelVersion version() {
        return version;
    }
}
