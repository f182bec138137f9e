package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.Precision;
import io.headwater.configuration.ModelConfiguration;
import io.headwater.event.Ids;
import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.recommendation.Explanation;
import io.headwater.recommendation.ModelVersion;

/**
 * Who ranks whose lists: the champion, for a fixed share of the users the challenger, the formula while there is no champion. One
 * per slot; mutable.
 */
public final class Rankers {
    private static final double UNIT = 0x1p-53;

    private final ModelConfiguration configuration;
    private final Ranker formula;
    private final Ranker formulaShadow;
    private Ranker champion;
    private Ranker challenger;

    public Rankers(ModelConfiguration configuration, Ranker formula) {
        this.configuration = configuration;
        this.formula = formula;
        this.formulaShadow = new FormulaShadow(formula);
    }

    /**
     * Puts another model in a variant's place.
     *
     * @throws ModelRefusedException for a model that can't rank here; then all stays as it was
     */
    public void learn(ModelNotice notice) throws ModelRefusedException {
        ModelVersion version = notice.version();
        if (version.variant().equals(ModelNotice.CHAMPION)) {
            champion = ranker(notice, version);
        } else {
            String variant = configuration.shadow() ? ModelNotice.SHADOW : ModelNotice.CHALLENGER;
            challenger =
                    ranker(notice, new ModelVersion(version.name(), version.version(), variant));
        }
    }

    private static Ranker ranker(ModelNotice notice, ModelVersion version)
            throws ModelRefusedException {
        return notice.content() == null
                ? null
                : new TreeRanker(ModelPackage.decode(notice.content()), version);
    }

    /** Who ranks the user's lists. */
    public Ranker of(String userId) {
        if (challenger != null && !configuration.shadow() && isChallenged(userId)) {
            return challenger;
        }
        return champion();
    }

    /** Who ranks the lists of all users that are not the challenger's. */
    public Ranker champion() {
        return champion == null ? formula : champion;
    }

    /** Who ranks all lists without being shown: the challenger, or the formula where no other model challenges; null for nobody. */
    public Ranker shadow() {
        if (!configuration.shadow()) {
            return null;
        }
        boolean another = challenger != null && (champion == null || !isSame(challenger, champion));
        return another ? challenger : champion == null ? null : formulaShadow;
    }

    private static boolean isSame(Ranker one, Ranker other) {
        return one.version().label().equals(other.version().label());
    }

    private boolean isChallenged(String userId) {
        long hash = Ids.hash(configuration.salt() + '\u0000' + userId);
        return (hash >>> 11) * UNIT < configuration.challengerShare();
    }

    /** The formula under the name of a shadow. */
    private record FormulaShadow(Ranker formula) implements Ranker {
        private static final ModelVersion VERSION =
                new ModelVersion(
                        ModelVersion.FORMULA.name(),
                        ModelVersion.FORMULA.version(),
                        ModelNotice.SHADOW);

        @Override
        public void score(CandidatePool pool, double[] scores) {
            formula.score(pool, scores);
        }

        @Override
        public Explanation explain(CandidatePool pool, int place) {
            return formula.explain(pool, place);
        }

        @Override
        public Precision precision() {
            return formula.precision();
        }

        @Override
        public ModelVersion version() {
            return VERSION;
        }
    }
}
