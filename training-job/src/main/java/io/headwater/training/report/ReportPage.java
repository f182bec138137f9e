package io.headwater.training.report;

import io.headwater.training.evaluation.CandidateMetrics;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.report.Html.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a run: one file that needs nothing else. */
final class ReportPage {
    private final TrainingReport report;
    private final Map<String, byte[]> plots;
    private final Html html = new Html();

    ReportPage(TrainingReport report, Map<String, byte[]> plots) {
        this.report = report;
        this.plots = plots;
    }

    String html() throws IOException {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width\">")
                .element("title", "", report.runName() + " · training report")
                .raw("<style>\n" + resource("report.css") + "</style></head>\n<body>\n");
        new HeadlineSection(report, html).write();
        html.heading("Everyone side by side");
        image(TrainingReport.METRIC_BY_K);
        new ContenderSection(report.evaluation(), html).write();
        addCandidates(report.evaluation().candidates());
        addModel();
        addAudit();
        addRun();
        return html.raw(resource("guide.html")).raw("</body></html>\n").toString();
    }

    private void addCandidates(CandidateMetrics metrics) {
        html.heading("Scores as probabilities")
                .paragraph(
                        "Candidates of the pools that a request was ranked from, "
                                + Html.count(metrics.positives())
                                + " targets among "
                                + Html.count(metrics.candidates())
                                + (metrics.candidates() < metrics.seen()
                                        ? ", a sample of " + Html.count(metrics.seen())
                                        : "")
                                + ". Probabilities are Platt-scaled on the validation slice: "
                                + String.format(
                                        Locale.ROOT,
                                        "1 / (1 + exp(−(%.4f · score %+.4f))).",
                                        report.calibration().slope(),
                                        report.calibration().intercept()))
                .raw("<div class=\"cards\">");
        card("AUC", metrics.auc());
        card("log loss", metrics.logLoss());
        card("calibration error", metrics.calibrationError());
        card("RMSE", metrics.rmse());
        card("MAE", metrics.mae());
        card("R²", metrics.r2());
        card("CTR proxy", metrics.ctrProxy());
        html.raw("</div>\n");
        image(TrainingReport.CALIBRATION);
    }

    private void card(String name, double value) {
        html.raw("<div class=\"card small\">")
                .element("span", "name", name)
                .element("b", "", String.format(Locale.ROOT, "%.4f", value))
                .raw("</div>");
    }

    private void image(String plot) {
        if (plots.containsKey(plot)) {
            html.image(plots.get(plot), plot.replace('_', ' '));
        }
    }

    private void addModel() {
        html.heading("What was learnt");
        image(TrainingReport.LEARNING_CURVE);
        image(TrainingReport.FEATURE_IMPORTANCE);
        html.note("All features are in feature_importance.csv beside this report.");
    }

    private void addAudit() {
        html.heading("Leak audit")
                .tableHead("Whether anything knew what it could not know.", List.of());
        for (LeakAudit.Finding finding : report.audit().findings()) {
            html.row(
                    "",
                    List.of(
                            new Cell(
                                    finding.passed() ? "passed" : "FAILED",
                                    finding.passed() ? "gain" : "loss"),
                            Cell.text(finding.check()),
                            Cell.text(finding.sentence())));
        }
        html.tableEnd();
    }

    private void addRun() {
        html.heading("Data and configuration")
                .raw("<div class=\"columns\"><div>")
                .pairs("Data", report.data())
                .raw("</div><div>")
                .pairs("Configuration", report.configuration())
                .raw("</div></div>\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
