package io.headwater.training.report;

import io.headwater.training.evaluation.CalibrationBin;
import io.headwater.training.evaluation.CandidateMetrics;
import io.headwater.training.evaluation.ProbabilityBin;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Whether probabilities come true, and how they are spread. */
final class CalibrationPlot {
    private static final double FLOOR = 1e-4;

    private CalibrationPlot() {}

    static byte[] png(CandidateMetrics metrics) throws IOException {
        return Plot.png(
                List.of(
                        new Plot.Panel(curve(metrics.bins()), 480),
                        new Plot.Panel(histogram(metrics.histogram()), 520)));
    }

    private static XYChart chart(String title, String y) {
        XYChart chart =
                new XYChartBuilder()
                        .title(title)
                        .xAxisTitle("predicted probability")
                        .yAxisTitle(y)
                        .build();
        Plot.style(chart.getStyler());
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisLogarithmicDecadeOnly(true)
                .setYAxisLogarithmicDecadeOnly(true)
                .setXAxisMin(FLOOR)
                .setXAxisMax(1.0)
                .setXAxisTickLabelsFormattingFunction(CalibrationPlot::label)
                .setYAxisTickLabelsFormattingFunction(CalibrationPlot::label);
        return chart;
    }

    private static String label(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static XYChart curve(List<CalibrationBin> bins) {
        XYChart chart = chart("Predicted and observed", "observed rate, 95 % interval");
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(FLOOR).setYAxisMax(1.0);
        chart.getStyler().setLegendVisible(false);
        double[] diagonal = {FLOOR, 1};
        Plot.addLine(chart, "ideal", diagonal, diagonal, Plot.QUIET, Plot.dashed(1.4f));
        for (int i = 0; i < bins.size(); i++) {
            CalibrationBin bin = bins.get(i);
            WilsonInterval interval = WilsonInterval.of(bin.observed(), bin.candidates());
            double[] x = {floored(bin.predicted()), floored(bin.predicted())};
            double[] ends = {floored(interval.low()), floored(interval.high())};
            Plot.addLine(chart, "interval " + i, x, ends, Plot.STRONG, Plot.line(1.4f));
        }
        List<CalibrationBin> seen = bins.stream().filter(bin -> bin.observed() > 0).toList();
        if (!seen.isEmpty()) {
            double[] x = seen.stream().mapToDouble(bin -> floored(bin.predicted())).toArray();
            double[] y = seen.stream().mapToDouble(bin -> floored(bin.observed())).toArray();
            Plot.addPoints(chart, "observed", x, y, Plot.STRONG);
        }
        return chart;
    }

    /** A logarithmic axis has no zero. */
    private static double floored(double probability) {
        return Math.max(FLOOR, probability);
    }

    private static XYChart histogram(List<ProbabilityBin> bins) {
        XYChart chart = chart("Where candidates and targets are", "% of its kind");
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        double targets = bins.stream().mapToLong(ProbabilityBin::positives).sum();
        double others = bins.stream().mapToLong(ProbabilityBin::candidates).sum() - targets;
        double[] ofTargets =
                bins.stream().mapToDouble(bin -> 100 * bin.positives() / targets).toArray();
        double[] ofOthers =
                bins.stream()
                        .mapToDouble(bin -> 100 * (bin.candidates() - bin.positives()) / others)
                        .toArray();
        addSteps(chart, "other candidates", bins, ofOthers, Plot.QUIET);
        addSteps(chart, "targets", bins, ofTargets, Plot.STRONG);
        return chart;
    }

    private static void addSteps(
            XYChart chart, String name, List<ProbabilityBin> bins, double[] heights, Color color) {
        double[] x = new double[bins.size() * 2];
        double[] y = new double[bins.size() * 2];
        for (int i = 0; i < bins.size(); i++) {
            x[2 * i] = bins.get(i).from();
            x[2 * i + 1] = bins.get(i).to();
            y[2 * i] = heights[i];
            y[2 * i + 1] = heights[i];
        }
        XYSeries series = Plot.addLine(chart, name, x, y, color, Plot.line(1.8f));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 70));
    }
}
