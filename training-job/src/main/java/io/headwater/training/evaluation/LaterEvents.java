package io.headwater.training.evaluation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the samples of a log with those of the same log without its later events: what had not happened yet when a user asked must
 * change nothing.
 */
public final class LaterEvents {
    private LaterEvents() {}

    /**
     * Judges the samples of the requests before a time.
     *
     * @param whole those of the whole log
     * @param shorter those of the events before the time alone
     * @param features names, in the order of the fingerprints
     */
    public static LeakAudit.Finding audit(
            Fingerprints whole, Fingerprints shorter, List<String> features, Instant until) {
        Set<String> requests = new TreeSet<>(whole.byRequest().keySet());
        requests.addAll(shorter.byRequest().keySet());
        Map<String, Integer> changes = new TreeMap<>();
        int changed = 0;
        for (String request : requests) {
            int[] before = shorter.byRequest().get(request);
            int[] after = whole.byRequest().get(request);
            if (!Arrays.equals(before, after)) {
                changed++;
                count(before, after, features, changes);
            }
        }
        return new LeakAudit.Finding(
                "later events change nothing",
                "audit/requests_changed_by_later_events",
                changed,
                changed == 0,
                sentence(requests.size(), changed, changes, until));
    }

    private static void count(
            int[] before, int[] after, List<String> features, Map<String, Integer> changes) {
        if (before == null || after == null || before[0] != after[0]) {
            changes.merge("candidates, labels or negatives", 1, Integer::sum);
            return;
        }
        for (int feature = 0; feature < features.size(); feature++) {
            if (before[feature + 1] != after[feature + 1]) {
                changes.merge(features.get(feature), 1, Integer::sum);
            }
        }
    }

    private static String sentence(
            int requests, int changed, Map<String, Integer> changes, Instant until) {
        if (requests == 0) {
            return "No user came back before " + until + ": there was no sample to compare.";
        }
        if (changed == 0) {
            return String.format(
                    Locale.ROOT,
                    "Replayed without the events from %s on, %,d samples before then are the same to the last bit.",
                    until,
                    requests);
        }
        return String.format(
                Locale.ROOT,
                "Replayed without the events from %s on, %,d of %,d samples before then are others, by %s: these know of what"
                        + " comes later. Look at as of when they are asked for.",
                until,
                changed,
                requests,
                changes);
    }
}
