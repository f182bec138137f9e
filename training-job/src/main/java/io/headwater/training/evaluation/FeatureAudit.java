package io.headwater.training.evaluation;

import io.headwater.training.learner.GroupFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Looks for a feature that alone tells targets from other candidates too well to be honest. */
final class FeatureAudit {
    /** No honest feature of ours comes near it; the best one seen had .944. */
    static final double MOST = 0.97;

    private static final int MOST_ROWS = 200_000;
    private static final int MOST_CELLS = 16_000_000;

    private FeatureAudit() {}

    /**
     * How well a feature alone orders rows.
     *
     * @param auc in the better of both directions, missing values before or behind all others: from .5 up
     */
    record FeatureAuc(String feature, double auc) {}

    /** The AUC of each feature in the order of the file, over at most 200,000 rows from all over it. */
    static List<FeatureAuc> aucs(GroupFile file) throws IOException {
        return aucs(file, MOST_ROWS, MOST_CELLS);
    }

    static List<FeatureAuc> aucs(GroupFile file, int mostRows, int mostCells) throws IOException {
        int count = file.features().size();
        int sampled = (int) Math.min(file.rows(), mostRows + (long) file.largestGroup());
        int block = Math.max(1, mostCells / Math.max(1, sampled));
        List<FeatureAuc> aucs = new ArrayList<>();
        for (int first = 0; first < count; first += block) {
            int end = Math.min(count, first + block);
            FeatureColumns columns = FeatureColumns.read(file, first, end, mostRows);
            for (int feature = first; feature < end; feature++) {
                aucs.add(new FeatureAuc(file.features().get(feature), columns.auc(feature)));
            }
        }
        return aucs;
    }

    static LeakAudit.Finding audit(GroupFile file) throws IOException {
        List<FeatureAuc> aucs = aucs(file);
        List<FeatureAuc> above =
                aucs.stream()
                        .filter(feature -> feature.auc() > MOST)
                        .sorted(Comparator.comparingDouble(FeatureAuc::auc).reversed())
                        .toList();
        FeatureAuc best =
                aucs.stream()
                        .max(Comparator.comparingDouble(FeatureAuc::auc))
                        .orElseThrow(() -> new IllegalArgumentException("no feature"));
        return new LeakAudit.Finding(
                "no feature alone tells the answer",
                "audit/best_feature_auc",
                best.auc(),
                above.isEmpty(),
                above.isEmpty() ? fine(best) : leak(above));
    }

    private static String fine(FeatureAuc best) {
        return String.format(
                Locale.ROOT,
                "The best single feature, %s, has AUC %.3f; up to %.2f is plausible.",
                best.feature(),
                best.auc(),
                MOST);
    }

    private static String leak(List<FeatureAuc> above) {
        List<String> named = new ArrayList<>();
        for (FeatureAuc feature : above) {
            named.add(String.format(Locale.ROOT, "%s (%.3f)", feature.feature(), feature.auc()));
        }
        return String.format(
                Locale.ROOT,
                "Alone, %s tell%s targets apart with an AUC above %.2f: the label has leaked into it. Look at what it is"
                        + " computed from, and as of when.",
                String.join(", ", named),
                above.size() == 1 ? "s" : "",
                MOST);
    }
}
