package io.headwater.candidate;

import io.headwater.item.ItemSnapshot;
import io.headwater.profile.UserFeatures;
import java.util.Arrays;

/** Writes the features of requests in the order of {@link FeatureSchema}; the same code for training and serving. */
public final class FeatureRows {
    /** Features that all candidates of a request share. */
    public static final int SHARED = FeatureSchema.SHARED.size();

    /** Features of a candidate's own. */
    public static final int CANDIDATE = FeatureSchema.CANDIDATE.size();

    private static final int OWN = NeighbourFeatures.NAMES.size();
    private static final int ITEM = OWN + OwnFeatures.NAMES.size();
    private static final int RANK = ITEM + ItemFeatures.NAMES.size();

    private FeatureRows() {}

    /**
     * Writes what all candidates share.
     *
     * @param out length {@link #SHARED}
     */
    public static void shared(CandidatePool pool, float[] out) {
        float[] user = pool.request().userFeatures();
        System.arraycopy(user, 0, out, 0, user.length);
        RequestFeatures.write(pool, out, UserFeatures.FEATURES.size());
    }

    /**
     * Writes a candidate's own features.
     *
     * @param place the candidate's place in the pool
     * @param out receives {@link #CANDIDATE} values from {@code at} on
     */
    public static void candidate(CandidatePool pool, int place, float[] out, int at) {
        int row = pool.row(place);
        NeighbourFeatures.write(pool, row, out, at);
        OwnFeatures.write(pool.request(), pool.own(place), out, at + OWN);
        ItemFeatures.write(pool, pool.item(place), out, at + ITEM);
        RankFeatures.write(pool, row, out, at + RANK);
    }

    /** Writes the features of an item that no source has named, as serving would see it. */
    public static void stranger(CandidatePool pool, ItemSnapshot item, float[] out, int at) {
        Arrays.fill(out, at, at + CANDIDATE, Float.NaN);
        out[at + OWN - 1] = 0;
        out[at + OWN] = 0;
        ItemFeatures.write(pool, item, out, at + ITEM);
        out[at + RANK] = 0;
    }
}
