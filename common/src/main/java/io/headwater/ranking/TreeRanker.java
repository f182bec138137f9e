package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.model.ModelPackage;
import io.headwater.model.ScoreBuffer;
import io.headwater.model.TreeExplainer;
import io.headwater.model.TreeScorer;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.Explanation.Contribution;
import io.headwater.recommendation.ModelVersion;
import java.util.ArrayList;
import java.util.List;

/** Ranks with a learned model; one per slot. */
public final class TreeRanker implements Ranker {
    private final ModelVersion version;
    private final Precision precision;
    private final TreeScorer scorer;
    private final ScoreBuffer buffer;
    private final float[] shared = new float[FeatureRows.SHARED];
    private final TreeExplainer explainer;
    private float[] candidates = new float[0];

    public TreeRanker(ModelPackage model, ModelVersion version) {
        this.version = version;
        this.precision = model.precision();
        this.scorer = model.scorer();
        this.buffer = scorer.newBuffer();
        this.explainer = new TreeExplainer(model.model());
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
    public Explanation explain(CandidatePool pool, int place) {
        float[] row = new float[FeatureRows.SHARED + FeatureRows.CANDIDATE];
        FeatureRows.shared(pool, row);
        FeatureRows.candidate(pool, place, row, FeatureRows.SHARED);
        double[] contributions = explainer.contributions(row);
        List<Contribution> named = new ArrayList<>();
        for (int feature = 0; feature < row.length; feature++) {
            named.add(
                    new Contribution(
                            FeatureSchema.NAMES.get(feature),
                            row[feature],
                            contributions[feature]));
        }
        return Explanation.of(NamedSources.of(pool, place), explainer.bias(), named);
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
