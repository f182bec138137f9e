package io.headwater.training.report;

import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.ContenderResult;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.Lift;
import io.headwater.training.report.Html.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reader in a hurry needs: is it better than what is there, and may it be believed. */
final class HeadlineSection {
    private static final int K = 20;

    private final TrainingReport report;
    private final EvaluationResult result;
    private final Html html;

    HeadlineSection(TrainingReport report, Html html) {
        this.report = report;
        this.result = report.evaluation();
        this.html = html;
    }

    void write() {
        html.raw("<header>")
                .element("p", "kicker", "Training report")
                .element("h1", "", report.runName())
                .raw("<p>");
        badge(
                report.promotion().promote(),
                report.promotion().promote() ? "becomes champion" : "stays challenger");
        badge(
                report.audit().passed(),
                report.audit().passed() ? "leak audit passed" : "leak audit FAILED");
        html.raw("</p></header>\n");
        html.paragraph(meaning());
        writeCards();
        writeLifts();
        html.note(
                (report.promotion().promote() ? "Promoted: " : "Not promoted: ")
                        + report.promotion().reason()
                        + ".");
    }

    private void badge(boolean good, String text) {
        html.element("span", good ? "badge gain" : "badge loss", text);
    }

    private String meaning() {
        return String.format(
                Locale.ROOT,
                "%s users turned to %s items next, in %s requests of the test slice. The model had %.1f %% of these"
                        + " items among the %d that it gave before, the %s. %.1f %% were among the candidates at all."
                        + " What is kept then learned as many trees again from all slices, this one too.",
                Html.count(result.users()),
                Html.count(result.targets()),
                Html.count(result.requests()),
                100 * result.model().at(K).hr(),
                K,
                others(),
                100 * result.poolRecall());
    }

    private String others() {
        String plain =
                result.bestBaseline(Lift.Metric.HR)
                        .map(
                                best ->
                                        String.format(
                                                Locale.ROOT,
                                                "best plain method (%s) %.1f %%",
                                                best.contender().title(),
                                                100 * best.at(K).hr()))
                        .orElse("plain methods were not asked");
        return result.of(Contender.FORMULA)
                .map(
                        formula ->
                                String.format(
                                        Locale.ROOT,
                                        "%s, the formula that needs no training %.1f %%",
                                        plain,
                                        100 * formula.at(K).hr()))
                .orElse(plain);
    }

    private void writeCards() {
        ContenderResult model = result.model();
        html.raw("<div class=\"cards\">");
        card("hit rate @20", model.at(K).hr());
        card("MRR @20", model.at(K).mrr());
        card("NDCG @20", model.at(K).ndcg());
        card("recall @20", model.at(K).recall());
        card("MAP @20", model.at(K).map());
        card("coverage", model.coverage());
        html.raw("</div>\n");
    }

    private void card(String name, double value) {
        html.raw("<div class=\"card\">")
                .element("span", "name", name)
                .element("b", "", Html.decimal(value))
                .raw("</div>");
    }

    private void writeLifts() {
        html.tableHead(
                "Lift of the model, with its 95 % interval over users",
                List.of("over", "HR@20", "interval", "MRR@20", "interval"));
        row(
                "the best plain method",
                result.liftOverBestBaseline(Lift.Metric.HR),
                result.liftOverBestBaseline(Lift.Metric.MRR));
        for (Contender contender : List.of(Contender.FORMULA, Contender.CHAMPION)) {
            row(
                    "the " + contender.title(),
                    result.lift(contender, Lift.Metric.HR),
                    result.lift(contender, Lift.Metric.MRR));
        }
        html.tableEnd();
    }

    private void row(String name, Optional<Lift> hr, Optional<Lift> mrr) {
        if (hr.isPresent() && mrr.isPresent()) {
            html.row(
                    "",
                    List.of(
                            Cell.text(name),
                            value(hr.get()),
                            interval(hr.get()),
                            value(mrr.get()),
                            interval(mrr.get())));
        }
    }

    private static Cell value(Lift lift) {
        String style = lift.isGain() ? " gain" : lift.isLoss() ? " loss" : "";
        return new Cell(String.format(Locale.ROOT, "%+.4f", lift.value()), "number" + style);
    }

    private static Cell interval(Lift lift) {
        return Cell.number(String.format(Locale.ROOT, "%+.4f … %+.4f", lift.low(), lift.high()));
    }
}
