package io.headwater.profile;

import io.headwater.event.Decay;
import io.headwater.event.EventType;
import java.util.List;

/**
 * The 50 features of a user. The order is a contract.
 *
 * <p>They speak of positive events. Missing is NaN; a count of nothing is 0. Logarithms are natural, of 1 + x where x may be 0;
 * seconds run from the newest event to asOf. Ratios are (a + 1) / (b + 10) of lifetime counts, NaN where b is 0.
 */
public final class UserFeatures {
    /** Names, by index. */
    public static final List<String> FEATURES =
            List.of(
                    "view_1h",
                    "view_1d",
                    "view_14d",
                    "click_1h",
                    "click_1d",
                    "click_14d",
                    "like_1h",
                    "like_1d",
                    "like_14d",
                    "cart_1h",
                    "cart_1d",
                    "cart_14d",
                    "purchase_1h",
                    "purchase_1d",
                    "purchase_14d",
                    "log_views",
                    "log_clicks",
                    "log_likes",
                    "log_carts",
                    "log_purchases",
                    "log_seconds_since_view",
                    "log_seconds_since_click",
                    "log_seconds_since_like",
                    "log_seconds_since_cart",
                    "log_seconds_since_purchase",
                    "click_per_view",
                    "cart_per_click",
                    "purchase_per_cart",
                    "session_events",
                    "session_distinct_items",
                    "session_log_duration_seconds",
                    "session_log_seconds_since_start",
                    "log_sessions",
                    "mean_events_per_session",
                    "recent_distinct_share",
                    "recent_category_entropy",
                    "recent_top_category_share",
                    "repeat_rate",
                    "mean_log_price_seen",
                    "mean_log_price_bought",
                    "log_price_spread",
                    "last_log_price_to_mean",
                    "hour_of_day_sin",
                    "hour_of_day_cos",
                    "day_of_week_sin",
                    "day_of_week_cos",
                    "engagement",
                    "log_seconds_since_event",
                    "log_days_since_first_event",
                    "log_mean_gap_seconds");

    private static final long DAY_MILLIS = 86_400_000;

    /** The epoch began on a Thursday; weeks begin on Monday. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private static final int RATIO_PRIOR = 10;
    private static final int ENGAGEMENT_HALF_LIFE = 2;

    private UserFeatures() {}

    static void write(UserProfile user, long asOf, float[] out) {
        int at = counts(user.counts, asOf, out, 0);
        at = session(user, asOf, out, at);
        at = Diversity.write(user, out, at);
        at = prices(user.prices, out, at);
        at = clock(asOf, out, at);
        overall(user, asOf, out, at);
    }

    private static int counts(DecayedCounts counts, long asOf, float[] out, int from) {
        int types = DecayedCounts.TYPES;
        int halfLives = DecayedCounts.HALF_LIVES;
        for (int h = 0; h < halfLives; h++) {
            double factor = factor(counts, h, asOf);
            for (int type = 0; type < types; type++) {
                out[from + type * halfLives + h] = (float) (counts.decayed(type, h) * factor);
            }
        }
        int at = from + types * halfLives;
        for (int type = 0; type < types; type++) {
            long count = counts.count(type);
            out[at + type] = log((double) count);
            out[at + types + type] =
                    count == 0 ? Float.NaN : logSeconds(asOf - counts.lastMillis(type));
        }
        at += 2 * types;
        out[at++] = ratio(counts, EventType.CLICK, EventType.VIEW);
        out[at++] = ratio(counts, EventType.CART, EventType.CLICK);
        out[at++] = ratio(counts, EventType.PURCHASE, EventType.CART);
        return at;
    }

    private static double factor(DecayedCounts counts, int halfLife, long asOf) {
        return counts.newestMillis() == Long.MIN_VALUE
                ? 1
                : Decay.factor(
                        asOf - counts.newestMillis(), DecayedCounts.HALF_LIVES_MILLIS[halfLife]);
    }

    private static float ratio(DecayedCounts counts, EventType part, EventType whole) {
        long denominator = counts.count(DecayedCounts.index(whole));
        return denominator == 0
                ? Float.NaN
                : (float)
                        ((counts.count(DecayedCounts.index(part)) + 1.0)
                                / (double) (denominator + RATIO_PRIOR));
    }

    private static int session(UserProfile user, long asOf, float[] out, int from) {
        LatestSession session = user.session;
        boolean none = user.positions == 0;
        int at = from;
        out[at++] = none ? Float.NaN : session.events();
        out[at++] = none ? Float.NaN : session.distinctItems();
        out[at++] = none ? Float.NaN : logSeconds(session.durationMillis());
        out[at++] = none ? Float.NaN : logSeconds(asOf - session.startMillis());
        out[at++] = none ? Float.NaN : log((double) session.sessions());
        out[at++] =
                none ? Float.NaN : (float) ((double) user.positions / (double) session.sessions());
        return at;
    }

    private static int prices(Prices prices, float[] out, int from) {
        int at = from;
        out[at++] = (float) prices.meanSeen();
        out[at++] = (float) prices.meanBought();
        out[at++] = (float) prices.spread();
        out[at++] = (float) prices.lastToMean();
        return at;
    }

    /** UTC. */
    private static int clock(long asOf, float[] out, int from) {
        double hour = 2 * Math.PI * Math.floorMod(asOf, DAY_MILLIS) / (double) DAY_MILLIS;
        long day = Math.floorDiv(asOf, DAY_MILLIS) + EPOCH_DAY_OF_WEEK;
        double week = 2 * Math.PI * Math.floorMod(day, 7) / 7;
        int at = from;
        out[at++] = (float) StrictMath.sin(hour);
        out[at++] = (float) StrictMath.cos(hour);
        out[at++] = (float) StrictMath.sin(week);
        out[at++] = (float) StrictMath.cos(week);
        return at;
    }

    /** Engagement is the sum of the 14-day counts, each by the weight of its type. */
    private static void overall(UserProfile user, long asOf, float[] out, int from) {
        DecayedCounts counts = user.counts;
        boolean none = user.positions == 0;
        double engagement = 0;
        for (int type = 0; type < DecayedCounts.TYPES; type++) {
            engagement +=
                    EventType.ofOrdinal(type).engagement()
                            * counts.decayed(type, ENGAGEMENT_HALF_LIFE);
        }
        int at = from;
        out[at++] = (float) (engagement * factor(counts, ENGAGEMENT_HALF_LIFE, asOf));
        out[at++] = none ? Float.NaN : logSeconds(asOf - counts.newestMillis());
        out[at++] = none ? Float.NaN : log((double) (asOf - counts.firstMillis()) / DAY_MILLIS);
        out[at] =
                user.groups < 2
                        ? Float.NaN
                        : log(
                                (double) (counts.newestMillis() - counts.firstMillis())
                                        / (double) (user.groups - 1)
                                        / 1000);
    }

    private static float logSeconds(long millis) {
        return log((double) millis / 1000);
    }

    private static float log(double value) {
        return (float) StrictMath.log1p(value);
    }
}
