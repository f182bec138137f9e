package io.headwater.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.candidate.Precision;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.PlainHouse;
import io.headwater.item.Views;
import io.headwater.model.HandMadeModel;
import io.headwater.model.ModelPackage;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Recommendation;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeRankerTest {
    private static final ModelVersion VERSION =
            new ModelVersion("recommender-model", "7", "champion");
    private static final ModelPackage MODEL =
            new HandMadeModel()
                    .plus(0.125)
                    .plus("seeds", 0, 0, 1)
                    .plus("log_popularity_1d", 0, 0, 16)
                    .plus("request_session_events", 5, 0, 256)
                    .pack();

    private final Set<Double> scores = new HashSet<>();

    @Test
    void everyCandidateHasTheModelsScoreOfItsFeatures() {
        PlainHouse house = new PlainHouse(HeadwaterConfiguration.defaults());
        house.rankWith(new Checked(new TreeRanker(MODEL, VERSION)));
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            Recommendation list =
                    house.accept(Views.random(i, 1_767_225_600_000L + i * 600_000L, random));
            assertThat(list.model()).isEqualTo(VERSION);
            assertThat(list.items())
                    .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        }
        assertThat(scores).as("scores that were reached").hasSize(8);
    }

    @Test
    void poolsAreFormedByTheModelsTable() {
        double[] cells = MODEL.precision().hits();
        assertThat(new TreeRanker(MODEL, VERSION).precision().hits()).isEqualTo(cells);
    }

    /** Asks the same of every vector by hand. */
    private final class Checked implements Ranker {
        private final Ranker ranker;

        Checked(Ranker ranker) {
            this.ranker = ranker;
        }

        @Override
        public void score(CandidatePool pool, double[] out) {
            ranker.score(pool, out);
            float[] shared = new float[FeatureRows.SHARED];
            float[] own = new float[FeatureRows.CANDIDATE];
            FeatureRows.shared(pool, shared);
            for (int place = 0; place < pool.size(); place++) {
                FeatureRows.candidate(pool, place, own, 0);
                double expected =
                        0.125
                                + (own[FeatureSchema.CANDIDATE.indexOf("seeds")] <= 0 ? 0 : 1)
                                + (own[FeatureSchema.CANDIDATE.indexOf("log_popularity_1d")] <= 0
                                        ? 0
                                        : 16)
                                + (shared[FeatureSchema.SHARED.indexOf("request_session_events")]
                                                <= 5
                                        ? 0
                                        : 256);
                assertThat(out[place]).isEqualTo(expected);
                scores.add(expected);
            }
        }

        @Override
        public Explanation explain(CandidatePool pool, int place) {
            return ranker.explain(pool, place);
        }

        @Override
        public Precision precision() {
            return ranker.precision();
        }

        @Override
        public ModelVersion version() {
            return ranker.version();
        }
    }
}
