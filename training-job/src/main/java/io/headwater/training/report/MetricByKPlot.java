package io.headwater.training.report;

import io.headwater.training.evaluation.AtK;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.ContenderResult;
import io.headwater.training.evaluation.EvaluationResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Hit rate and MRR of everyone by the length of the list; of the popularities only the best. */
final class MetricByKPlot {
    private static final Set<Contender> POPULARITIES =
            Set.of(
                    Contender.POPULARITY_10M,
                    Contender.POPULARITY_1H,
                    Contender.POPULARITY_1D,
                    Contender.POPULARITY_7D,
                    Contender.POPULARITY_28D);

    private MetricByKPlot() {}

    static byte[] png(EvaluationResult result) throws IOException {
        List<ContenderResult> shown = shown(result);
        XYChart hits = chart("Hit rate by length of list", shown, AtK::hr);
        hits.getStyler().setLegendVisible(false);
        XYChart ranks = chart("Mean reciprocal rank by length of list", shown, AtK::mrr);
        ranks.getStyler().setLegendPosition(LegendPosition.OutsideE);
        return Plot.png(List.of(new Plot.Panel(hits, 390), new Plot.Panel(ranks, 610)));
    }

    private static List<ContenderResult> shown(EvaluationResult result) {
        List<ContenderResult> shown = new ArrayList<>(result.contenders());
        shown.stream()
                .filter(MetricByKPlot::isPopularity)
                .max(Comparator.comparingDouble(popularity -> popularity.at(20).hr()))
                .ifPresent(
                        best ->
                                shown.removeIf(
                                        other -> isPopularity(other) && !other.equals(best)));
        return shown;
    }

    private static boolean isPopularity(ContenderResult result) {
        return POPULARITIES.contains(result.contender());
    }

    private static XYChart chart(
            String title, List<ContenderResult> shown, ToDoubleFunction<AtK> metric) {
        XYChart chart =
                new XYChartBuilder().title(title).xAxisTitle("first places of the list").build();
        Plot.style(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisTickMarkSpacingHint(60).setYAxisMin(0.0);
        AtK[] reported = {shown.get(0).at(5), shown.get(0).at(10), shown.get(0).at(20)};
        Plot.addPoints(
                chart,
                "reported",
                Arrays.stream(reported).mapToDouble(AtK::k).toArray(),
                Arrays.stream(reported).mapToDouble(metric).toArray(),
                color(Contender.MODEL));
        for (ContenderResult result : shown) {
            double[] lengths = result.atK().stream().mapToDouble(AtK::k).toArray();
            double[] values = result.atK().stream().mapToDouble(metric).toArray();
            Contender contender = result.contender();
            Plot.addLine(
                    chart, contender.title(), lengths, values, color(contender), stroke(contender));
        }
        return chart;
    }

    private static Color color(Contender contender) {
        return switch (contender) {
            case MODEL -> Plot.STRONG;
            case FORMULA -> Plot.SECOND;
            case CHAMPION -> Plot.THIRD;
            case CO_VISITATION -> new Color(0x7c3aed);
            case REVISIT -> new Color(0x0891b2);
            case ITEM_TRANSITION -> new Color(0xdb2777);
            case NEWEST -> new Color(0xa16207);
            default -> Plot.QUIET;
        };
    }

    private static BasicStroke stroke(Contender contender) {
        if (contender == Contender.MODEL) {
            return Plot.line(3.2f);
        }
        return contender.isBaseline() ? Plot.dashed(1.6f) : Plot.line(2.2f);
    }
}
