package io.headwater.ranking;

import io.headwater.configuration.ModelConfiguration;
import io.headwater.event.Ids;
import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.recommendation.ModelVersion;

/**
 * Who ranks whose lists: the champion, for a fixed share of the users the challenger, the formula while there is no champion. One
 * per slot; mutable.
 */
public final class Rankers {
    private static final double UNIT = 0x1p-53;

    private final ModelConfiguration configuration;
    private final Ranker formula;
    private Ranker champion;
    private Ranker challenger;

    public Rankers(ModelConfiguration configuration, Ranker formula) {
        this.configuration = configuration;
        this.formula = formula;
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

    /** Who ranks all lists without being shown, null for nobody. */
    public Ranker shadow() {
        return configuration.shadow() ? challenger : null;
    }

    private boolean isChallenged(String userId) {
        long hash = Ids.hash(configuration.salt() + '\u0000' + userId);
        return (hash >>> 11) * UNIT < configuration.challengerShare();
    }
}
