package io.headwater.candidate;

import java.util.List;

/** What is known of a request beside its user's features: how much history speaks, and how loudly its neighbours do. */
final class RequestFeatures {
    static final List<String> NAMES =
            List.of(
                    "request_log_user_events",
                    "request_events_per_group",
                    "request_session_events",
                    "request_best_forward",
                    "request_best_co_visit",
                    "request_last_log_forward_sum",
                    "request_log_named_by_neighbours");

    private RequestFeatures() {}

    static void write(CandidatePool pool, float[] out, int from) {
        ListRequest request = pool.request();
        boolean asked = !pool.answers().isEmpty();
        int at = from;
        out[at++] = log1p((double) request.positions());
        out[at++] =
                request.groups() == 0
                        ? Float.NaN
                        : (float) ((double) request.positions() / request.groups());
        out[at++] = request.sessionEvents();
        out[at++] = (float) pool.best(CandidateTable.FORWARD);
        out[at++] = (float) pool.best(CandidateTable.CO_VISIT);
        out[at++] = asked ? log1p(pool.answers().get(0).forwardSum()) : Float.NaN;
        out[at] = log1p(pool.namedByNeighbours());
    }

    static float log1p(double value) {
        return (float) StrictMath.log1p(value);
    }
}
