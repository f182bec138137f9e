package io.headwater.candidate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** At which ranks, from 0, the sources named a candidate; NaN for a source that did not. */
final class RankFeatures {
    private static final Source[] SOURCES = {
        Source.FORWARD,
        Source.NEXT,
        Source.CO_VISIT,
        Source.SECOND_HOP,
        Source.RECENT,
        Source.COUNT,
        Source.DECAYED,
        Source.TRENDING_10M,
        Source.TRENDING_1H,
        Source.TRENDING_1D,
        Source.TRENDING_7D,
        Source.TRENDING_28D,
        Source.NEWEST
    };

    static final List<String> NAMES =
            Stream.concat(
                            Stream.of("sources", "best_rank"),
                            Stream.of(SOURCES)
                                    .map(
                                            source ->
                                                    "rank_"
                                                            + source.name()
                                                                    .toLowerCase(Locale.ROOT)))
                    .toList();

    private RankFeatures() {}

    static void write(CandidatePool pool, int row, float[] out, int from) {
        int named = 0;
        int best = Source.RANKS;
        for (int source = 0; source < Source.COUNT_OF_SOURCES; source++) {
            int rank = pool.rankOfRow(source, row);
            if (rank >= 0) {
                named++;
                best = Math.min(best, rank);
            }
        }
        out[from] = named;
        out[from + 1] = named == 0 ? Float.NaN : best;
        for (int i = 0; i < SOURCES.length; i++) {
            int rank = pool.rankOfRow(SOURCES[i].ordinal(), row);
            out[from + 2 + i] = rank < 0 ? Float.NaN : rank;
        }
    }
}
