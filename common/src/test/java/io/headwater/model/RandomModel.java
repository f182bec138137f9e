package io.headwater.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text model with random trees of every kind of node, and values that lie where nodes could go wrong. */
final class RandomModel {
    private static final double[] ODD = {
        0,
        -0.0,
        1e-35,
        -1e-35,
        (double) 1e-35f,
        -(double) 1e-35f,
        1e-40,
        -1e-40,
        1e300,
        -1e300,
        0.1,
        1e38,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private static final float[] ODD_VALUES = {
        0,
        -0f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        1e-35f,
        -1e-35f,
        9e-36f,
        1.1e-35f,
        1e-40f,
        -1e-40f,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        -0.5f,
        -1,
        0x1p40f,
        0x1p31f,
        -0x1p31f,
        31.9f,
        32,
        63,
        64,
        0.1f
    };

    private final Random random;
    private final int features;
    private final List<Double> thresholds = new ArrayList<>();
    private final String text;

    RandomModel(long seed) {
        this.random = new Random(seed);
        this.features = 1 + random.nextInt(8);
        int trees = 1 + random.nextInt(6);
        int most = random.nextInt(20) == 0 ? 400 : 1 + random.nextInt(40);
        List<String> blocks = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            blocks.add(tree(tree, 1 + random.nextInt(most)));
        }
        this.text = head(blocks) + String.join("", blocks) + "end of trees\n\n";
    }

    String text() {
        return text;
    }

    int features() {
        return features;
    }

    float value() {
        return switch (random.nextInt(6)) {
            case 0 -> ODD_VALUES[random.nextInt(ODD_VALUES.length)];
            case 1 -> random.nextInt(100);
            case 2 -> (float) random.nextGaussian();
            default -> nearThreshold();
        };
    }

    private float nearThreshold() {
        if (thresholds.isEmpty()) {
            return Float.NaN;
        }
        float threshold = thresholds.get(random.nextInt(thresholds.size())).floatValue();
        return switch (random.nextInt(3)) {
            case 0 -> Math.nextUp(threshold);
            case 1 -> Math.nextDown(threshold);
            default -> threshold;
        };
    }

    private String head(List<String> trees) {
        return "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx="
                + (features - 1)
                + "\nobjective=regression\nfeature_names="
                + IntStream.range(0, features)
                        .mapToObj(i -> "f" + i)
                        .collect(Collectors.joining(" "))
                + "\nfeature_infos="
                + IntStream.range(0, features)
                        .mapToObj(i -> "[-1:1]")
                        .collect(Collectors.joining(" "))
                + "\ntree_sizes="
                + trees.stream()
                        .map(tree -> String.valueOf(tree.length()))
                        .collect(Collectors.joining(" "))
                + "\n\n";
    }

    private String tree(int number, int leaves) {
        int nodes = leaves - 1;
        int[][] children = shape(leaves);
        StringBuilder sets = new StringBuilder();
        List<Integer> setEnds = new ArrayList<>(List.of(0));
        List<String> bounds = new ArrayList<>();
        List<Integer> decisions = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            if (random.nextInt(5) == 0) {
                bounds.add(String.valueOf(setEnds.size() - 1));
                decisions.add(1);
                int words = 1 + random.nextInt(3);
                for (int word = 0; word < words; word++) {
                    sets.append(Integer.toUnsignedString(random.nextInt())).append(' ');
                }
                setEnds.add(setEnds.get(setEnds.size() - 1) + words);
            } else {
                double threshold = threshold();
                bounds.add(format(threshold));
                decisions.add(2 * random.nextInt(6));
            }
        }
        int[] leafCounts = IntStream.range(0, leaves).map(i -> 1 + random.nextInt(50)).toArray();
        int[] nodeCounts = new int[nodes];
        for (int node = nodes - 1; node >= 0; node--) {
            for (int[] side : children) {
                int child = side[node];
                nodeCounts[node] += child < 0 ? leafCounts[~child] : nodeCounts[child];
            }
        }
        String categories =
                setEnds.size() == 1
                        ? ""
                        : line("cat_boundaries", setEnds)
                                + "cat_threshold="
                                + sets.toString().strip()
                                + "\n";
        return "Tree="
                + number
                + "\nnum_leaves="
                + leaves
                + "\nnum_cat="
                + (setEnds.size() - 1)
                + "\n"
                + line("split_feature", list(nodes, i -> random.nextInt(features)))
                + line("split_gain", list(nodes, i -> 1))
                + line("threshold", bounds)
                + line("decision_type", decisions)
                + line("left_child", list(nodes, i -> children[0][i]))
                + line("right_child", list(nodes, i -> children[1][i]))
                + line("leaf_value", list(leaves, i -> random.nextGaussian()))
                + line("leaf_weight", list(leaves, i -> 1))
                + line("leaf_count", list(leaves, i -> leafCounts[i]))
                + line("internal_value", list(nodes, i -> 0))
                + line("internal_weight", list(nodes, i -> 1))
                + line("internal_count", list(nodes, i -> nodeCounts[i]))
                + categories
                + "is_linear=0\nshrinkage=1\n\n\n";
    }

    /** Splits random leaves, as LightGBM does. */
    private int[][] shape(int leaves) {
        int[][] children = new int[2][Math.max(0, leaves - 1)];
        int[] parent = new int[leaves];
        int[] side = new int[leaves];
        for (int node = 0; node < leaves - 1; node++) {
            int leaf = random.nextInt(node + 1);
            if (node > 0) {
                children[side[leaf]][parent[leaf]] = node;
            }
            children[0][node] = ~leaf;
            children[1][node] = ~(node + 1);
            parent[leaf] = node;
            side[leaf] = 0;
            parent[node + 1] = node;
            side[node + 1] = 1;
        }
        return children;
    }

    private double threshold() {
        double threshold =
                switch (random.nextInt(5)) {
                    case 0 -> ODD[random.nextInt(ODD.length)];
                    case 1 -> random.nextInt(100) + 0.5;
                    case 2 -> (float) random.nextGaussian();
                    case 3 ->
                            thresholds.isEmpty()
                                    ? 1
                                    : thresholds.get(random.nextInt(thresholds.size()));
                    default -> random.nextGaussian();
                };
        thresholds.add(threshold);
        return threshold;
    }

    private static String format(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : String.valueOf(value);
    }

    private interface Entry {
        Object of(int index);
    }

    private static List<Object> list(int length, Entry entry) {
        return IntStream.range(0, length).mapToObj(entry::of).toList();
    }

    private static String line(String key, List<?> values) {
        return key
                + "="
                + values.stream().map(String::valueOf).collect(Collectors.joining(" "))
                + "\n";
    }
}
