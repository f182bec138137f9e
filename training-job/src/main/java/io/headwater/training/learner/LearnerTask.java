package io.headwater.training.learner;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the child is to do.
 *
 * @param golden rows that LightGBM is to score with the finished model, null for none
 * @param parameters as LightGBM wants them: name=value, blanks between
 */
record LearnerTask(
        Path train,
        Path validation,
        Path golden,
        Objective objective,
        int trees,
        int earlyStopping,
        List<Double> gains,
        String parameters) {

    static LearnerTask of(
            GroupFile train, GroupFile validation, GroupFile golden, LearnerConfiguration learner) {
        return new LearnerTask(
                train.path().toAbsolutePath(),
                validation.path().toAbsolutePath(),
                golden == null ? null : golden.path().toAbsolutePath(),
                learner.objective(),
                learner.settings().trees(),
                learner.settings().earlyStopping(),
                LearnerConfiguration.GAINS,
                learner.parameters().entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining(" ")));
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("train", train.toString());
        properties.setProperty("validation", validation.toString());
        if (golden != null) {
            properties.setProperty("golden", golden.toString());
        }
        properties.setProperty("objective", objective.name());
        properties.setProperty("trees", String.valueOf(trees));
        properties.setProperty("early.stopping", String.valueOf(earlyStopping));
        properties.setProperty(
                "gains", gains.stream().map(String::valueOf).collect(Collectors.joining(",")));
        properties.setProperty("parameters", parameters);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    static LearnerTask read(Path file) throws IOException {
        Properties properties = LearnerFolder.properties(file);
        String golden = properties.getProperty("golden");
        return new LearnerTask(
                Path.of(properties.getProperty("train")),
                Path.of(properties.getProperty("validation")),
                golden == null ? null : Path.of(golden),
                Objective.valueOf(properties.getProperty("objective")),
                Integer.parseInt(properties.getProperty("trees")),
                Integer.parseInt(properties.getProperty("early.stopping")),
                Arrays.stream(properties.getProperty("gains").split(","))
                        .map(Double::valueOf)
                        .toList(),
                properties.getProperty("parameters"));
    }
}
