package io.headwater.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * Vectors with the raw scores that LightGBM gave them: whoever loads the model must give the same, bit for bit.
 *
 * @param features names of the columns
 * @param values row by row
 * @param scores one a row
 */
public record GoldenVectors(List<String> features, float[] values, double[] scores) {
    private static final String SCORE = "score";

    public GoldenVectors {
        features = List.copyOf(features);
        if (values.length != features.size() * scores.length) {
            throw new IllegalArgumentException(
                    "expected "
                            + features.size()
                            + " values a score, found "
                            + values.length
                            + " for "
                            + scores.length);
        }
    }

    public int rows() {
        return scores.length;
    }

    /** One vector. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * features.size(), (row + 1) * features.size());
    }

    /** CSV with a header; a float is written as the double that it is. */
    byte[] toCsv() {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", features)).append(',').append(SCORE).append('\n');
        for (int row = 0; row < rows(); row++) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            for (float value : row(row)) {
                line.add(Double.toString(value));
            }
            csv.append(line.add(Double.toString(scores[row])));
        }
        return csv.toString().getBytes(UTF_8);
    }

    static GoldenVectors ofCsv(byte[] csv) throws ModelRefusedException {
        List<String> lines = new String(csv, UTF_8).lines().toList();
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
        if (header.size() < 2 || !header.get(header.size() - 1).equals(SCORE) || lines.size() < 2) {
            throw refused(
                    "a header that ends with '" + SCORE + "' and vectors", lines.size() + " lines");
        }
        int width = header.size() - 1;
        float[] values = new float[width * (lines.size() - 1)];
        double[] scores = new double[lines.size() - 1];
        for (int row = 0; row < scores.length; row++) {
            String[] words = lines.get(row + 1).split(",", -1);
            if (words.length != header.size()) {
                throw refused(
                        header.size() + " numbers a line", words.length + " at vector " + row);
            }
            for (int i = 0; i < width; i++) {
                values[row * width + i] = (float) number(words[i], row);
            }
            scores[row] = number(words[width], row);
        }
        return new GoldenVectors(header.subList(0, width), values, scores);
    }

    private static double number(String word, int row) throws ModelRefusedException {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw refused("numbers", "'" + word + "' at vector " + row);
        }
    }

    private static ModelRefusedException refused(String expected, String found) {
        return new ModelRefusedException(
                expected + " in headwater/golden_vectors.csv",
                found,
                "train the model with this release");
    }
}
