package io.headwater.training.learner;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The folder through which the operator and its child exchange files. */
record LearnerFolder(Path path) {

    /** What the child is asked for. */
    Path task() {
        return path.resolve("task.properties");
    }

    /** Where the child may unpack native libraries. */
    Path temporary() {
        return path.resolve("tmp");
    }

    /**
     * Another name of a jar. A TaskManager keeps jars in a folder named after its address, and with the colon in that they cannot be
     * part of a class path.
     */
    Path link(Path jar) throws IOException {
        Path links = Files.createDirectories(path.resolve("jars"));
        return Files.createSymbolicLink(links.resolve(jar.getFileName()), jar);
    }

    void writeModel(LearnedModel model) throws IOException {
        Files.writeString(path.resolve("model.txt"), model.text());
        try (BufferedWriter curve = Files.newBufferedWriter(path.resolve("curve.csv"))) {
            for (LearnedModel.Score score : model.curve()) {
                curve.write(
                        score.iteration() + "," + score.train() + "," + score.validation() + "\n");
            }
        }
        try (BufferedWriter rows = Files.newBufferedWriter(path.resolve("importances.csv"))) {
            for (LearnedModel.Importance row : model.importances()) {
                rows.write(row.feature() + "," + row.splits() + "," + row.gain() + "\n");
            }
        }
        Files.write(
                path.resolve("golden.csv"),
                model.goldenScores().stream().map(String::valueOf).toList());
        Properties result = new Properties();
        result.setProperty("iterations", String.valueOf(model.iterations()));
        result.setProperty("metric", model.metric());
        result.setProperty("peak.bytes", String.valueOf(model.peakBytes()));
        try (BufferedWriter writer = Files.newBufferedWriter(path.resolve("result.properties"))) {
            result.store(writer, null);
        }
    }

    LearnedModel readModel() throws IOException {
        Properties result = properties(path.resolve("result.properties"));
        List<LearnedModel.Score> curve = new ArrayList<>();
        for (String line : Files.readAllLines(path.resolve("curve.csv"))) {
            String[] cells = line.split(",", -1);
            curve.add(
                    new LearnedModel.Score(
                            Integer.parseInt(cells[0]),
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2])));
        }
        List<LearnedModel.Importance> importances = new ArrayList<>();
        for (String line : Files.readAllLines(path.resolve("importances.csv"))) {
            String[] cells = line.split(",", -1);
            importances.add(
                    new LearnedModel.Importance(
                            cells[0], Long.parseLong(cells[1]), Double.parseDouble(cells[2])));
        }
        return new LearnedModel(
                Files.readString(path.resolve("model.txt")),
                Integer.parseInt(result.getProperty("iterations")),
                result.getProperty("metric"),
                curve,
                importances,
                Files.readAllLines(path.resolve("golden.csv")).stream()
                        .map(Double::valueOf)
                        .toList(),
                Long.parseLong(result.getProperty("peak.bytes")));
    }

    static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
