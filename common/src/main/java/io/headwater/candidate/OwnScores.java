package io.headwater.candidate;

import io.headwater.profile.OwnItem;

/** What a user's own past says for an item coming again; sources and features share these formulas. */
final class OwnScores {
    private static final double MINUTE_MILLIS = 60_000;

    private OwnScores() {}

    /** What orders the list of a source of the user's own items. */
    static double of(Source source, ListRequest request, OwnItem item) {
        double ago = eventsAgo(request, item);
        return switch (source) {
            case RECENT -> 1 / ago;
            case COUNT -> count(request, item);
            case DECAYED -> decayed(request, item) + 0.01 / ago;
            default -> due(request, item);
        };
    }

    /** Positive events since the item's last, 1 for the latest. */
    static double eventsAgo(ListRequest request, OwnItem item) {
        return request.positions() - item.lastPosition();
    }

    /** Number of groups, the more recent first among equals. */
    static double count(ListRequest request, OwnItem item) {
        return item.groups() + 0.5 / eventsAgo(request, item);
    }

    /** Groups, each halved every eight groups of the user. */
    static double decayed(ListRequest request, OwnItem item) {
        return item.decayedGroups(request.groups());
    }

    /** Share of the user's groups that had the item. */
    static double share(ListRequest request, OwnItem item) {
        return (double) item.groups() / request.groups();
    }

    /** Mean time between groups with the item, milliseconds; NaN for an item of one group. */
    static double gapMillis(OwnItem item) {
        return item.groups() < 2
                ? Double.NaN
                : (double) (item.lastMillis() - item.firstMillis()) / (item.groups() - 1);
    }

    /** ln of elapsed time against the mean gap, 0 when the item is due; NaN for an item of one group. */
    static double dueRatio(ListRequest request, OwnItem item) {
        double gap = gapMillis(item);
        double elapsed = request.asOfMillis() - item.lastMillis();
        return Double.isNaN(gap)
                ? Double.NaN
                : StrictMath.log((elapsed + MINUTE_MILLIS) / (gap + MINUTE_MILLIS));
    }

    /** share·exp(−½ ln²(elapsed/gap)), 0 for an item of one group. */
    static double due(ListRequest request, OwnItem item) {
        double ratio = dueRatio(request, item);
        return Double.isNaN(ratio)
                ? 0
                : share(request, item) * StrictMath.exp(-0.5 * ratio * ratio);
    }
}
