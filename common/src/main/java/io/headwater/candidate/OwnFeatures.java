package io.headwater.candidate;

import io.headwater.profile.OwnItem;
import java.util.Arrays;
import java.util.List;

/** What the user did with a candidate; NaN, and no events, for one that is not among the user's items. */
final class OwnFeatures {
    static final List<String> NAMES =
            List.of(
                    "own_events",
                    "own_groups",
                    "own_events_ago",
                    "own_log_seconds_ago",
                    "own_groups_ago",
                    "own_first_position",
                    "own_decayed_groups",
                    "own_due_ratio",
                    "own_due",
                    "own_group_share",
                    "own_last_type",
                    "own_in_session");

    private OwnFeatures() {}

    /**
     * @param item null for a candidate that is not among the user's
     */
    static void write(ListRequest request, OwnItem item, float[] out, int from) {
        if (item == null) {
            out[from] = 0;
            Arrays.fill(out, from + 1, from + NAMES.size(), Float.NaN);
            return;
        }
        double ago = OwnScores.eventsAgo(request, item);
        int at = from;
        out[at++] = item.events();
        out[at++] = item.groups();
        out[at++] = (float) ago;
        out[at++] = RequestFeatures.log1p((request.asOfMillis() - item.lastMillis()) / 1000.0);
        out[at++] = request.groups() - item.lastGroup();
        out[at++] = item.firstPosition();
        out[at++] = (float) OwnScores.decayed(request, item);
        out[at++] = (float) OwnScores.dueRatio(request, item);
        out[at++] = (float) OwnScores.due(request, item);
        out[at++] = (float) OwnScores.share(request, item);
        out[at++] = item.lastType().ordinal();
        out[at] = ago <= request.sessionEvents() ? 1 : 0;
    }
}
