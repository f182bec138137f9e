package io.headwater.training.report;

import io.headwater.training.learner.LearnedModel;
import io.headwater.training.learner.LearnedModel.Importance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What each feature gave to the model, the most useful first. */
final class FeatureImportance {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader("feature", "split", "gain", "share")
                    .setRecordSeparator('\n')
                    .get();

    private FeatureImportance() {}

    static List<Importance> byGain(LearnedModel model) {
        return model.importances().stream()
                .sorted(
                        Comparator.comparingDouble(Importance::gain)
                                .reversed()
                                .thenComparing(Importance::feature))
                .toList();
    }

    /** Writes a line per feature: nodes that test it, what they gained, its share of all gain. */
    static void write(List<Importance> byGain, Path file) throws IOException {
        double all = byGain.stream().mapToDouble(Importance::gain).sum();
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                CSVPrinter csv = FORMAT.print(writer)) {
            for (Importance importance : byGain) {
                csv.printRecord(
                        importance.feature(),
                        importance.splits(),
                        importance.gain(),
                        importance.gain() / all);
            }
        }
    }
}
