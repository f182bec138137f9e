package io.headwater.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Features made bytes, so that every node is the same question: is the byte of its column at most its bound? A numerical feature has
 * a column for each way in which its nodes treat missing values, and another for every 127 thresholds; a set of categories has one
 * of its own. Built for a range of features.
 */
final class Columns {
    /** Rows in a block. */
    static final int ROWS = 64;

    /** Longs in a block of one column, eight rows each. */
    static final int WORDS = ROWS / Long.BYTES;

    /** The byte of a value that every bound sends right. */
    static final int RIGHT = 127;

    private final int firstFeature;
    private final Map<Key, Integer> columns = new LinkedHashMap<>();
    private final float[][] thresholds;
    private final Coding[] codings;

    /** A column: of a feature's missing handling and chunk of thresholds, or of a set of categories. */
    private record Key(int feature, int decision, int chunk, List<Integer> set) {}

    /** A numerical feature with the tables from its codes to the bytes of its columns, or a categorical column. */
    private record Coding(
            int feature, float[] thresholds, int[] columns, byte[][] tables, int[] set) {}

    Columns(List<Tree> trees, int firstFeature, int endFeature) {
        this.firstFeature = firstFeature;
        this.thresholds = new float[endFeature - firstFeature][];
        collectThresholds(trees);
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (covers(tree.feature()[node])) {
                    columns.putIfAbsent(key(tree, node), columns.size());
                }
            }
        }
        this.codings = codings();
    }

    int size() {
        return columns.size();
    }

    boolean covers(int feature) {
        return feature >= firstFeature && feature < firstFeature + thresholds.length;
    }

    int column(Tree tree, int node) {
        return columns.get(key(tree, node));
    }

    /** The largest byte that the node sends left. */
    int bound(Tree tree, int node) {
        if (Decision.isCategorical(tree.decision()[node])) {
            return 0;
        }
        return place(tree, node) % RIGHT;
    }

    private int place(Tree tree, int node) {
        return Decision.placeOf(
                thresholds[tree.feature()[node] - firstFeature], tree.threshold()[node]);
    }

    private Key key(Tree tree, int node) {
        int feature = tree.feature()[node] - firstFeature;
        int decision = tree.decision()[node];
        if (Decision.isCategorical(decision)) {
            List<Integer> set = Arrays.stream(tree.set(node)).boxed().toList();
            return new Key(feature, decision & 1, 0, set);
        }
        boolean hasDefault = Decision.missing(decision) != Decision.MISSING_NONE;
        return new Key(feature, hasDefault ? decision : 0, place(tree, node) / RIGHT, List.of());
    }

    private void collectThresholds(List<Tree> trees) {
        List<TreeSet<Float>> sorted = new ArrayList<>();
        for (int feature = 0; feature < thresholds.length; feature++) {
            sorted.add(new TreeSet<>());
        }
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodes(); node++) {
                int feature = tree.feature()[node];
                if (covers(feature) && !Decision.isCategorical(tree.decision()[node])) {
                    sorted.get(feature - firstFeature)
                            .add(Decision.toFloat(tree.threshold()[node]));
                }
            }
        }
        for (int feature = 0; feature < thresholds.length; feature++) {
            float[] distinct = new float[sorted.get(feature).size()];
            int size = 0;
            for (float threshold : sorted.get(feature)) {
                distinct[size++] = threshold;
            }
            thresholds[feature] = distinct;
        }
    }

    private Coding[] codings() {
        List<Coding> codings = new ArrayList<>();
        Map<Integer, List<Key>> numerical = new LinkedHashMap<>();
        for (Key key : columns.keySet()) {
            if (Decision.isCategorical(key.decision())) {
                int[] set = key.set().stream().mapToInt(Integer::intValue).toArray();
                codings.add(
                        new Coding(key.feature(), null, new int[] {columns.get(key)}, null, set));
            } else {
                numerical.computeIfAbsent(key.feature(), unused -> new ArrayList<>()).add(key);
            }
        }
        numerical.forEach(
                (feature, keys) ->
                        codings.add(
                                new Coding(
                                        feature,
                                        thresholds[feature],
                                        keys.stream().mapToInt(columns::get).toArray(),
                                        keys.stream().map(this::table).toArray(byte[][]::new),
                                        null)));
        return codings.toArray(Coding[]::new);
    }

    /** From a code to the column's byte: the codes are places among the thresholds, then zero, then NaN. */
    private byte[] table(Key key) {
        float[] sorted = thresholds[key.feature()];
        int places = sorted.length + 1;
        byte[] table = new byte[places + 2];
        for (int place = 0; place < places; place++) {
            table[place] = (byte) Math.max(0, Math.min(place - key.chunk() * RIGHT, RIGHT));
        }
        byte byDefault = (byte) (Decision.isDefaultLeft(key.decision()) ? 0 : RIGHT);
        byte zero = table[Decision.place(sorted, 0)];
        int missing = Decision.missing(key.decision());
        table[places] = missing == Decision.MISSING_ZERO ? byDefault : zero;
        table[places + 1] = missing == Decision.MISSING_NONE ? zero : byDefault;
        return table;
    }

    /**
     * Writes the bytes of up to {@link #ROWS} rows.
     *
     * @param values a row has {@code stride} of them, the first begins at {@code from}
     * @param out of each column {@link #WORDS} longs, of each row a byte in order
     * @param codes room for as many codes as there are rows
     */
    void write(float[] values, int from, int stride, int rows, long[] out, int[] codes) {
        for (Coding coding : codings) {
            int first = from + coding.feature();
            if (coding.set() != null) {
                for (int row = 0; row < rows; row++) {
                    codes[row] =
                            Decision.contains(coding.set(), values[first + row * stride])
                                    ? 0
                                    : RIGHT;
                }
                pack(codes, rows, IDENTITY, out, coding.columns()[0] * WORDS);
                continue;
            }
            for (int row = 0; row < rows; row++) {
                codes[row] = code(coding.thresholds(), values[first + row * stride]);
            }
            for (int i = 0; i < coding.columns().length; i++) {
                pack(codes, rows, coding.tables()[i], out, coding.columns()[i] * WORDS);
            }
        }
    }

    private static final byte[] IDENTITY = new byte[RIGHT + 1];

    static {
        for (int i = 0; i < IDENTITY.length; i++) {
            IDENTITY[i] = (byte) i;
        }
    }

    private static int code(float[] thresholds, float value) {
        if (Float.isNaN(value)) {
            return thresholds.length + 2;
        }
        return Decision.isZero(value) ? thresholds.length + 1 : Decision.place(thresholds, value);
    }

    private static void pack(int[] codes, int rows, byte[] table, long[] out, int at) {
        for (int row = 0; row < rows; row += Long.BYTES) {
            int end = Math.min(row + Long.BYTES, rows);
            long word = 0;
            for (int i = end - 1; i >= row; i--) {
                word = word << Byte.SIZE | table[codes[i]];
            }
            out[at + row / Long.BYTES] = word;
        }
    }
}
