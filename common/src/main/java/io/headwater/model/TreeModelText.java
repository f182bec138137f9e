package io.headwater.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads LightGBM's text model: a head of key=value lines, then one such block a tree. */
final class TreeModelText {
    private static final String SAVE_AGAIN = "save the model with LightGBM again";
    private static final String ONE_SCORE =
            "train with one score a row, such as lambdarank, binary or regression";

    private final String[] lines;
    private int at;

    TreeModelText(String text) {
        this.lines = text.lines().toArray(String[]::new);
    }

    TreeModel read() throws ModelRefusedException {
        if (lines.length == 0 || !lines[0].equals("tree")) {
            throw new ModelRefusedException(
                    "LightGBM's text model",
                    lines.length == 0 ? "an empty file" : "a first line '" + cut(lines[0]) + "'",
                    "save it with LightGBM's save_model");
        }
        at = 1;
        Block head = nextBlock();
        head.expect("num_class", "1", ONE_SCORE);
        head.expect("num_tree_per_iteration", "1", ONE_SCORE);
        List<String> features = List.of(head.words("feature_names"));
        if (features.size() != head.integer("max_feature_idx") + 1) {
            throw new ModelRefusedException(
                    "max_feature_idx + 1 feature names", features.size() + " names", SAVE_AGAIN);
        }
        int count = head.words("tree_sizes").length;
        List<Tree> trees = new ArrayList<>(count);
        for (int tree = 0; tree < count; tree++) {
            Block block = nextBlock();
            block.expect("Tree", String.valueOf(tree), SAVE_AGAIN);
            trees.add(TreeBlock.read(block, features.size()));
        }
        skipBlank();
        if (at == lines.length || !lines[at].equals("end of trees")) {
            throw new ModelRefusedException(
                    "'end of trees' behind tree " + (count - 1), here(), SAVE_AGAIN);
        }
        return new TreeModel(features, trees);
    }

    private Block nextBlock() {
        skipBlank();
        Map<String, String> values = new HashMap<>();
        String title = here();
        for (; at < lines.length && !lines[at].isBlank(); at++) {
            int equals = lines[at].indexOf('=');
            if (equals > 0) {
                values.put(lines[at].substring(0, equals), lines[at].substring(equals + 1));
            }
        }
        return new Block(title, values);
    }

    private void skipBlank() {
        while (at < lines.length && lines[at].isBlank()) {
            at++;
        }
    }

    private String here() {
        return at < lines.length ? "'" + cut(lines[at]) + "'" : "the end of the text";
    }

    private static String cut(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    /**
     * Key=value lines up to a blank one.
     *
     * @param title its first line
     */
    record Block(String title, Map<String, String> values) {

        void expect(String key, String value, String whatToDo) throws ModelRefusedException {
            String found = values.get(key);
            if (!value.equals(found)) {
                throw new ModelRefusedException(
                        key + "=" + value,
                        found == null ? "no such line at " + title : key + "=" + cut(found),
                        whatToDo);
            }
        }

        String value(String key) throws ModelRefusedException {
            String value = values.get(key);
            if (value == null) {
                throw new ModelRefusedException(
                        "a line " + key + "= at " + title, "none", SAVE_AGAIN);
            }
            return value;
        }

        String[] words(String key) throws ModelRefusedException {
            String value = value(key).strip();
            return value.isEmpty() ? new String[0] : value.split(" +");
        }

        int integer(String key) throws ModelRefusedException {
            return integers(key, 1)[0];
        }

        int[] integers(String key, int length) throws ModelRefusedException {
            double[] numbers = numbers(key, length);
            int[] integers = new int[length];
            for (int i = 0; i < length; i++) {
                integers[i] = (int) (long) numbers[i];
                if ((numbers[i] != integers[i])
                        && numbers[i] != Integer.toUnsignedLong(integers[i])) {
                    throw refused(key, "integers", String.valueOf(numbers[i]));
                }
            }
            return integers;
        }

        double[] numbers(String key, int length) throws ModelRefusedException {
            String[] words = words(key);
            if (words.length != length) {
                throw refused(key, length + " numbers", String.valueOf(words.length));
            }
            double[] numbers = new double[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = number(key, words[i]);
            }
            return numbers;
        }

        private double number(String key, String word) throws ModelRefusedException {
            try {
                return switch (word) {
                    case "inf" -> Double.POSITIVE_INFINITY;
                    case "-inf" -> Double.NEGATIVE_INFINITY;
                    default -> Double.parseDouble(word);
                };
            } catch (NumberFormatException e) {
                throw refused(key, "numbers", "'" + cut(word) + "'");
            }
        }

        ModelRefusedException refused(String key, String expected, String found) {
            return new ModelRefusedException(
                    expected + " in " + key + " at " + title, found, SAVE_AGAIN);
        }
    }
}
