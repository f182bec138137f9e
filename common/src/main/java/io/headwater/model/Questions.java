package io.headwater.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct questions that the nodes of all trees ask of a range of features. Each has a number, and its answer is a mask of the
 * rows that go left.
 */
final class Questions {
    /** Rows that are asked at once: the bits of a mask. */
    static final int ROWS = Long.SIZE;

    private final int firstFeature;
    private final Thresholds[] thresholds;
    private final Map<Category, Integer> numbers = new LinkedHashMap<>();
    private final Category[] categories;
    private final int end;

    /** Whether a feature's value is in a set. */
    private record Category(int feature, BitSet set) {

        static Category of(Tree tree, int node) {
            return new Category(tree.feature()[node], tree.set(node));
        }
    }

    /**
     * @param first the number of the first question
     */
    Questions(List<Tree> trees, int firstFeature, int endFeature, int first) {
        this.firstFeature = firstFeature;
        this.thresholds = new Thresholds[endFeature - firstFeature];
        int next = first;
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = Thresholds.of(trees, firstFeature + i, next);
            next = thresholds[i].end();
        }
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (covers(tree.feature()[node])
                        && Decision.isCategorical(tree.decision()[node])
                        && numbers.putIfAbsent(Category.of(tree, node), next) == null) {
                    next++;
                }
            }
        }
        this.categories = numbers.keySet().toArray(Category[]::new);
        this.end = next;
    }

    /** The number behind the last question's. */
    int end() {
        return end;
    }

    boolean covers(int feature) {
        return feature >= firstFeature && feature < firstFeature + thresholds.length;
    }

    /** The number of what a node asks. */
    int number(Tree tree, int node) {
        return Decision.isCategorical(tree.decision()[node])
                ? numbers.get(Category.of(tree, node))
                : thresholds[tree.feature()[node] - firstFeature].question(
                        tree.decision()[node], tree.threshold()[node]);
    }

    /**
     * Answers all questions for up to {@link #ROWS} rows.
     *
     * @param values row by row; the first begins at {@code from}
     * @param mask of the first row, moved by {@link #bit} for the others
     * @param lane which of a question's masks is meant
     * @param answers receives a mask of rows by question and lane
     * @param byPlace room for {@link #mostPlaces} masks
     */
    void answer(
            float[] values,
            int from,
            int rows,
            long mask,
            int lane,
            long[] answers,
            long[] byPlace) {
        int stride = thresholds.length;
        for (int i = 0; i < stride; i++) {
            thresholds[i].answer(values, from + i, stride, rows, mask, lane, answers, byPlace);
        }
        int question = end - categories.length;
        for (Category category : categories) {
            int at = from + category.feature() - firstFeature;
            long left = 0;
            for (int row = 0; row < rows; row++) {
                boolean isIn = Decision.contains(category.set(), values[at + row * stride]);
                left |= isIn ? mask << bit(row) : 0;
            }
            answers[Forest.MASKS * question++ + lane] = left;
        }
    }

    /** The bit of a row, and the row of a bit: 8·(r mod 8) + r/8, so that eight rows in order are one bit each of eight bytes. */
    static int bit(int row) {
        return (row << 3 & 63) | (row >>> 3);
    }

    int mostPlaces() {
        return Arrays.stream(thresholds).mapToInt(all -> all.size() + 1).max().orElse(0);
    }
}
