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

    private static final long[] MASKS = new long[ROWS];

    /** Of the first rows, by how many they are. */
    private static final long[] MASKS_OF_FIRST = new long[ROWS + 1];

    static {
        for (int row = 0; row < ROWS; row++) {
            MASKS[row] = (1L << (row << 3)) << (row >>> 3);
            MASKS_OF_FIRST[row + 1] = MASKS_OF_FIRST[row] | MASKS[row];
        }
    }

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
     * Answers all questions for up to {@link BlockScorer#ROWS} rows.
     *
     * @param values row by row; the first begins at {@code from}
     * @param answers receives by question {@link Forest#MASKS} masks of rows
     * @param byPlace room for {@link #mostPlaces} masks
     */
    void answer(float[] values, int from, int rows, long[] answers, long[] byPlace) {
        int stride = thresholds.length;
        for (int i = 0; i < stride; i++) {
            thresholds[i].answer(values, from + i, stride, rows, answers, byPlace);
        }
        int answer = Forest.MASKS * (end - categories.length);
        for (Category category : categories) {
            int at = from + category.feature() - firstFeature;
            for (int lane = 0; lane < Forest.MASKS; lane++) {
                long left = 0;
                for (int row = lane * ROWS; row < Math.min(rows, (lane + 1) * ROWS); row++) {
                    boolean isIn = Decision.contains(category.set(), values[at + row * stride]);
                    left |= isIn ? mask(row - lane * ROWS) : 0;
                }
                answers[answer++] = left;
            }
        }
    }

    /**
     * Answers all questions alike for all rows; of a threshold's, only those whose answer is another than the last time.
     *
     * @param answers all rows go left at first
     * @param passed by feature and decision, how many thresholds lay below the last value; see {@link #decisions}
     */
    void answerForAll(float[] values, long[] answers, int[] passed) {
        int at = 0;
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i].answerForAll(values[i], answers, passed, at);
            at += thresholds[i].decisions().length;
        }
        int answer = Forest.MASKS * (end - categories.length);
        for (Category category : categories) {
            boolean isIn =
                    Decision.contains(category.set(), values[category.feature() - firstFeature]);
            Arrays.fill(answers, answer, answer + Forest.MASKS, isIn ? -1 : 0);
            answer += Forest.MASKS;
        }
    }

    /** The mask of one of 64 rows: bit 8·(r mod 8) + r/8, so that eight rows in order are one bit each of eight bytes. */
    static long mask(int row) {
        return MASKS[row];
    }

    /** The first row, by the places of their bits, of a mask that has one. */
    static int firstRow(long mask) {
        int bit = Long.numberOfTrailingZeros(mask);
        return bit >>> 3 | (bit & 7) << 3;
    }

    /** The mask of the first of 64 rows, all if there are more and none for a negative number. */
    static long maskOfFirst(int rows) {
        return MASKS_OF_FIRST[Math.max(0, Math.min(rows, ROWS))];
    }

    int decisions() {
        return Arrays.stream(thresholds).mapToInt(all -> all.decisions().length).sum();
    }

    int mostPlaces() {
        return Arrays.stream(thresholds).mapToInt(Thresholds::places).max().orElse(0);
    }
}
