package io.headwater.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all plots share: size, colours, letters. */
final class Plot {
    static final int WIDTH = 1000;
    static final int HEIGHT = 420;

    static final Color STRONG = new Color(0x1d4ed8);
    static final Color SECOND = new Color(0xea580c);
    static final Color THIRD = new Color(0x15803d);
    static final Color QUIET = new Color(0x94a3b8);

    private static final Color INK = new Color(0x1e293b);
    private static final Color FAINT_INK = new Color(0x64748b);
    private static final Color GRID = new Color(0xe2e8f0);

    /** Pixels per unit of length, for sharp letters on any screen. */
    private static final int SCALE = 2;

    private static final String FONT = Font.SANS_SERIF;

    private Plot() {}

    /** A chart and how wide it is drawn. */
    record Panel(IChart chart, int width) {}

    static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartFontColor(INK)
                .setChartTitleBoxVisible(false)
                .setChartTitleFont(new Font(FONT, Font.BOLD, 14))
                .setChartTitlePadding(8)
                .setChartPadding(12)
                .setLegendFont(new Font(FONT, Font.PLAIN, 12))
                .setLegendBorderColor(new Color(0, true))
                .setLegendPadding(6)
                .setLegendBackgroundColor(new Color(0, true))
                .setMarkerSize(5)
                .setDecimalPattern("0.######")
                .setLocale(Locale.ROOT);
        styler.setAxisTitleFont(new Font(FONT, Font.PLAIN, 12))
                .setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 11))
                .setAxisTickLabelsColor(FAINT_INK)
                .setAxisTickMarksColor(GRID)
                .setAxisTicksLineVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1));
    }

    static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
    }

    /** Adds a series drawn as a line. */
    static XYSeries addLine(
            XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        return series;
    }

    /** Adds points without a line. */
    static void addPoints(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        series.setShowInLegend(false);
    }

    /** Why nothing can be drawn on this machine, if so: where fonts are missing, Java throws bare errors. */
    static Optional<Error> obstacle() {
        try {
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                    .createGraphics()
                    .getFontMetrics(new Font(FONT, Font.PLAIN, 11))
                    .stringWidth("letters");
            return Optional.empty();
        } catch (Error e) {
            return Optional.of(e);
        }
    }

    /** Draws the panels side by side. */
    static byte[] png(List<Panel> panels) throws IOException {
        int width = panels.stream().mapToInt(Panel::width).sum();
        BufferedImage image =
                new BufferedImage(width * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        for (Panel panel : panels) {
            panel.chart().paint(graphics, panel.width(), HEIGHT);
            graphics.translate(panel.width(), 0);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }
}
