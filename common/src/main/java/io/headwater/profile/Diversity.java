package io.headwater.profile;

/** How varied a user's last events are: distinct items, categories, repeats. */
final class Diversity {
    /** Of the repeat rate: as if two more events had been no repeats. */
    private static final int REPEAT_PRIOR = 2;

    private Diversity() {}

    /** Writes distinct share, category entropy (natural), top category's share, repeat rate; returns the next index. */
    static int write(UserProfile user, float[] out, int from) {
        int events = user.recents.size();
        String[] categories = new String[events];
        int[] counts = new int[events];
        int kinds = 0;
        int categorised = 0;
        int distinct = 0;
        for (int distance = 1; distance <= events; distance++) {
            OwnItem item = user.recents.item(distance);
            distinct += item.lastPosition() == user.positions - distance ? 1 : 0;
            if (item.category() != null) {
                int kind = indexOf(item.category(), categories, kinds);
                categories[kind] = item.category();
                counts[kind]++;
                categorised++;
                kinds = Math.max(kinds, kind + 1);
            }
        }
        int at = from;
        out[at++] = events == 0 ? Float.NaN : (float) distinct / events;
        out[at++] = categorised == 0 ? Float.NaN : entropy(counts, kinds, categorised);
        out[at++] = categorised == 0 ? Float.NaN : (float) top(counts, kinds) / categorised;
        out[at++] =
                events == 0
                        ? Float.NaN
                        : (float)
                                ((double) user.repeats / (double) (user.positions + REPEAT_PRIOR));
        return at;
    }

    private static int indexOf(String category, String[] categories, int kinds) {
        for (int i = 0; i < kinds; i++) {
            if (categories[i].equals(category)) {
                return i;
            }
        }
        return kinds;
    }

    private static float entropy(int[] counts, int kinds, int sum) {
        double entropy = 0;
        for (int i = 0; i < kinds; i++) {
            double share = (double) counts[i] / sum;
            entropy -= share * StrictMath.log(share);
        }
        return (float) entropy;
    }

    private static int top(int[] counts, int kinds) {
        int top = 0;
        for (int i = 0; i < kinds; i++) {
            top = Math.max(top, counts[i]);
        }
        return top;
    }
}
