package io.headwater.training.report;

import io.headwater.training.learner.LearnedModel.Importance;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;

/** The features that matter most: what they gained, and how often they were asked. */
final class ImportancePlot {
    private static final int MOST_FEATURES = 20;

    private ImportancePlot() {}

    /**
     * @param importances by falling gain
     */
    static byte[] png(List<Importance> importances) throws IOException {
        List<Importance> shown =
                importances.subList(0, Math.min(MOST_FEATURES, importances.size()));
        double gain = importances.stream().mapToDouble(Importance::gain).sum();
        double splits = importances.stream().mapToDouble(Importance::splits).sum();
        HorizontalBarChart byGain =
                chart("Gain, % of all", shown, Plot.STRONG, feature -> 100 * feature.gain() / gain);
        HorizontalBarChart bySplits =
                chart(
                        "Splits, % of all",
                        shown, Plot.QUIET, feature -> 100.0 * feature.splits() / splits);
        bySplits.getStyler().setYAxisTicksVisible(false);
        return Plot.png(List.of(new Plot.Panel(byGain, 620), new Plot.Panel(bySplits, 380)));
    }

    private static HorizontalBarChart chart(
            String title, List<Importance> shown, Color color, ToDoubleFunction<Importance> value) {
        HorizontalBarChart chart = new HorizontalBarChartBuilder().title(title).build();
        Plot.style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.75).setLegendVisible(false);
        chart.getStyler()
                .setPlotGridHorizontalLinesVisible(false)
                .setXAxisMaxLabelCount(MOST_FEATURES);
        List<Double> values = shown.stream().map(value::applyAsDouble).toList();
        List<String> names = shown.stream().map(Importance::feature).toList();
        chart.addSeries(title, values, names).setFillColor(color);
        return chart;
    }
}
