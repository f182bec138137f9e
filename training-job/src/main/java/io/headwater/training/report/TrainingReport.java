package io.headwater.training.report;

import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.Promotion;
import io.headwater.training.learner.LearnedModel;
import io.headwater.training.learner.LearnedModel.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a reader is to know of a training run.
 *
 * @param data what was learnt from, by label in the order to read
 * @param configuration the settings, by name in the order to read
 */
public record TrainingReport(
        String runName,
        LearnedModel model,
        PlattScaling calibration,
        EvaluationResult evaluation,
        Promotion promotion,
        LeakAudit audit,
        Map<String, String> data,
        Map<String, String> configuration) {
    static final String FEATURE_IMPORTANCE = "feature_importance";
    static final String LEARNING_CURVE = "learning_curve";
    static final String METRIC_BY_K = "metric_by_k";
    static final String CALIBRATION = "calibration";

    private static final Logger LOG = LoggerFactory.getLogger(TrainingReport.class);

    public TrainingReport {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /** Writes {@code report.html}, {@code feature_importance.csv} and {@code plots/*.png} into the folder. */
    public void write(Path artifacts) throws IOException {
        Path folder = Files.createDirectories(artifacts.resolve("plots"));
        List<Importance> importances = FeatureImportance.byGain(model);
        FeatureImportance.write(importances, artifacts.resolve("feature_importance.csv"));
        Map<String, byte[]> plots = draw(importances);
        for (Map.Entry<String, byte[]> plot : plots.entrySet()) {
            Files.write(folder.resolve(plot.getKey() + ".png"), plot.getValue());
        }
        Files.writeString(artifacts.resolve("report.html"), new ReportPage(this, plots).html());
    }

    /** The plots as PNG by name, none where nothing can be drawn: a model is worth more than its pictures. */
    private Map<String, byte[]> draw(List<Importance> importances) throws IOException {
        System.setProperty("java.awt.headless", "true");
        // Java's graphics keep the class loader of whoever uses them first: not the job's, which
        // must be free to go
        try (TemporaryClassLoaderContext ignored =
                TemporaryClassLoaderContext.of(ClassLoader.getSystemClassLoader())) {
            Optional<Error> obstacle = Plot.obstacle();
            if (obstacle.isPresent()) {
                LOG.warn(
                        "No plots: Java finds no fonts here. Install fontconfig and a font, such as fonts-dejavu-core.",
                        obstacle.get());
                return Map.of();
            }
            return Map.of(
                    FEATURE_IMPORTANCE, ImportancePlot.png(importances),
                    LEARNING_CURVE, LearningCurvePlot.png(model),
                    METRIC_BY_K, MetricByKPlot.png(evaluation),
                    CALIBRATION, CalibrationPlot.png(evaluation.candidates()));
        }
    }
}
