package io.headwater.candidate;

import java.util.List;

/** What the neighbours of the user's recent items say of a candidate; NaN for one that none of them named. */
final class NeighbourFeatures {
    static final List<String> NAMES =
            List.of(
                    "forward",
                    "forward_to_best",
                    "next",
                    "next_to_best",
                    "co_visit",
                    "co_visit_to_best",
                    "cart",
                    "purchase",
                    "last_forward",
                    "last_next",
                    "last_co_visit",
                    "last_co_visit_count",
                    "max_forward",
                    "max_co_visit",
                    "second_hop",
                    "seeds");

    private NeighbourFeatures() {}

    static void write(CandidatePool pool, int row, float[] out, int from) {
        CandidateTable table = pool.table();
        double seeds = table.value(CandidateTable.SEEDS, row);
        double secondHop = table.value(CandidateTable.SECOND_HOP, row);
        int at = from;
        at = toBest(pool, CandidateTable.FORWARD, row, out, at);
        at = toBest(pool, CandidateTable.NEXT, row, out, at);
        at = toBest(pool, CandidateTable.CO_VISIT, row, out, at);
        for (int column = CandidateTable.CART; column <= CandidateTable.MAX_CO_VISIT; column++) {
            out[at++] = seeds == 0 ? Float.NaN : (float) table.value(column, row);
        }
        out[at++] = secondHop == 0 ? Float.NaN : (float) secondHop;
        out[at] = (float) seeds;
    }

    private static int toBest(CandidatePool pool, int column, int row, float[] out, int at) {
        boolean named = pool.table().value(CandidateTable.SEEDS, row) > 0;
        double value = pool.table().value(column, row);
        double best = pool.best(column);
        out[at] = named ? (float) value : Float.NaN;
        out[at + 1] = named && best > 0 ? (float) (value / best) : Float.NaN;
        return at + 2;
    }
}
