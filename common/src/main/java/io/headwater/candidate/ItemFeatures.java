package io.headwater.candidate;

import io.headwater.item.ItemSnapshot;
import io.headwater.profile.UserFeatures;
import java.util.List;

/** What is known of a candidate for everyone, and how it fits the user's categories and prices. */
final class ItemFeatures {
    static final List<String> NAMES =
            List.of(
                    "log_popularity_1h",
                    "log_popularity_1d",
                    "log_popularity_7d",
                    "log_popularity_28d",
                    "trend_10m_1h",
                    "trend_1h_1d",
                    "trend_1d_7d",
                    "trend_7d_28d",
                    "item_log_age_seconds",
                    "item_log_seconds_since_event",
                    "item_repeat_rate",
                    "item_at_once_rate",
                    "item_users_per_event",
                    "item_cart_rate",
                    "item_purchase_rate",
                    "category_share",
                    "category_of_last",
                    "log_price_to_mean_seen");

    /** Popularity below this is nothing; it keeps the logarithm finite. */
    private static final double TRACE = 1e-3;

    private static final int WINDOWS = 5;
    private static final int MEAN_LOG_PRICE = UserFeatures.FEATURES.indexOf("mean_log_price_seen");

    private ItemFeatures() {}

    static void write(CandidatePool pool, ItemSnapshot item, float[] out, int from) {
        ListRequest request = pool.request();
        long asOf = request.asOfMillis();
        double[] logs = new double[WINDOWS];
        for (int window = 0; window < WINDOWS; window++) {
            logs[window] = StrictMath.log(item.popularity(window, asOf) + TRACE);
        }
        int at = from;
        for (int window = 1; window < WINDOWS; window++) {
            out[at++] = (float) logs[window];
        }
        for (int window = 1; window < WINDOWS; window++) {
            out[at++] = (float) (logs[window - 1] - logs[window]);
        }
        out[at++] = logSeconds(asOf - item.firstMillis());
        out[at++] = logSeconds(asOf - item.timeMillis());
        out[at++] = (float) item.repeatRate();
        out[at++] = (float) item.atOnceRate();
        out[at++] = (float) item.usersPerEvent();
        out[at++] = (float) item.cartRate();
        out[at++] = (float) item.purchaseRate();
        match(pool, item, out, at);
    }

    private static void match(CandidatePool pool, ItemSnapshot item, float[] out, int from) {
        ListRequest request = pool.request();
        int recent = pool.recentCategories().items();
        if (item.category() == null || recent == 0) {
            out[from] = Float.NaN;
            out[from + 1] = Float.NaN;
        } else {
            int same = pool.recentCategories().of(item.category());
            out[from] = (float) same / recent;
            out[from + 1] = item.category().equals(request.own().get(0).category()) ? 1 : 0;
        }
        out[from + 2] =
                item.price() > 0
                        ? (float)
                                (StrictMath.log(item.price())
                                        - request.userFeatures()[MEAN_LOG_PRICE])
                        : Float.NaN;
    }

    private static float logSeconds(long millis) {
        return RequestFeatures.log1p(Math.max(0, millis) / 1000.0);
    }
}
