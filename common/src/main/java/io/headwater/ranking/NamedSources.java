package io.headwater.ranking;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.Source;
import io.headwater.recommendation.Explanation.NamedBy;
import java.util.ArrayList;
import java.util.List;

/** The sources that named a candidate, for its explanation. */
final class NamedSources {

    private NamedSources() {}

    static List<NamedBy> of(CandidatePool pool, int place) {
        List<NamedBy> named = new ArrayList<>();
        for (Source source : Source.values()) {
            int rank = pool.rank(source, place);
            if (rank >= 0) {
                named.add(new NamedBy(source.label(), rank + 1));
            }
        }
        return named;
    }
}
