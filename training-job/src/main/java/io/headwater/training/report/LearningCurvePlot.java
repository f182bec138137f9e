package io.headwater.training.report;

import io.headwater.training.learner.LearnedModel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The learner's metric by tree, on what it learns from and on what it does not. */
final class LearningCurvePlot {

    private LearningCurvePlot() {}

    static byte[] png(LearnedModel model) throws IOException {
        XYChart chart =
                new XYChartBuilder()
                        .title("Learning curve")
                        .xAxisTitle("number of trees")
                        .yAxisTitle(model.metric())
                        .build();
        Plot.style(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisTickMarkSpacingHint(80);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        addBest(chart, model);
        // fewer candidates are easier to rank: the gap between the two is not only what was learned
        // by heart
        add(
                chart,
                model,
                "training, drawn rows",
                Plot.QUIET,
                Plot.line(2),
                LearnedModel.Score::train);
        add(
                chart,
                model,
                "validation, whole pools",
                Plot.STRONG,
                Plot.line(2.6f),
                LearnedModel.Score::validation);
        return Plot.png(List.of(new Plot.Panel(chart, Plot.WIDTH)));
    }

    private static void addBest(XYChart chart, LearnedModel model) {
        DoubleSummaryStatistics range =
                model.curve().stream()
                        .flatMapToDouble(
                                point -> DoubleStream.of(point.train(), point.validation()))
                        .summaryStatistics();
        double[] best = {model.iterations(), model.iterations()};
        double[] ends = {range.getMin(), range.getMax()};
        Plot.addLine(
                chart,
                "best: " + model.iterations() + " trees",
                best,
                ends,
                Plot.SECOND,
                Plot.dashed(1.4f));
    }

    private static void add(
            XYChart chart,
            LearnedModel model,
            String name,
            Color color,
            BasicStroke stroke,
            ToDoubleFunction<LearnedModel.Score> value) {
        double[] trees =
                model.curve().stream().mapToDouble(LearnedModel.Score::iteration).toArray();
        double[] values = model.curve().stream().mapToDouble(value).toArray();
        Plot.addLine(chart, name, trees, values, color, stroke);
    }
}
