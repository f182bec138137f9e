package io.headwater.training.report;

import io.headwater.training.evaluation.AtK;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.ContenderResult;
import io.headwater.training.evaluation.ContenderResult.SliceResult;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.report.Html.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Everyone beside everyone: by metric, by length of the list, by part of the test slice. */
final class ContenderSection {
    private static final List<Integer> KS = List.of(20, 10, 5);

    private final EvaluationResult result;
    private final Html html;

    ContenderSection(EvaluationResult result, Html html) {
        this.result = result;
        this.html = html;
    }

    /** A column of a table: its head, its value, whether the largest value is the best. */
    private record Column(String name, ToDoubleFunction<ContenderResult> value, boolean ranked) {}

    void write() {
        for (int k : KS) {
            table("The first " + k + " places", columns(k), List.of());
        }
        html.heading("By target and by the user's history")
                .paragraph(
                        "Targets that the user had events on before, or not; and all targets by the number of events that"
                                + " the user had had.");
        table("Hit rate @20", slices(SliceResult::hr), slices(SliceResult::targets));
        table("MRR @20", slices(SliceResult::mrr), List.of());
    }

    private static List<Column> columns(int k) {
        List<Column> columns = new ArrayList<>();
        columns.add(at("HR", k, AtK::hr));
        columns.add(at("MRR", k, AtK::mrr));
        columns.add(at("NDCG", k, AtK::ndcg));
        columns.add(at("recall", k, AtK::recall));
        columns.add(at("MAP", k, AtK::map));
        if (k == KS.get(0)) {
            columns.add(new Column("coverage", ContenderResult::coverage, false));
            columns.add(new Column("novelty, bits", ContenderResult::novelty, false));
        }
        return columns;
    }

    private static Column at(String name, int k, ToDoubleFunction<AtK> metric) {
        return new Column(name + "@" + k, contender -> metric.applyAsDouble(contender.at(k)), true);
    }

    private List<Column> slices(ToDoubleFunction<SliceResult> metric) {
        List<Column> columns = new ArrayList<>();
        for (int slice = 0; slice < result.model().slices().size(); slice++) {
            SliceResult ofModel = result.model().slices().get(slice);
            int place = slice;
            columns.add(
                    new Column(
                            ofModel.slice().title(),
                            contender -> metric.applyAsDouble(contender.slices().get(place)),
                            true));
        }
        return columns;
    }

    /**
     * @param counts columns of numbers of targets that stand above all contenders, or none
     */
    private void table(String caption, List<Column> columns, List<Column> counts) {
        List<String> heads = new ArrayList<>(List.of(""));
        columns.forEach(column -> heads.add(column.name()));
        html.tableHead(caption, heads);
        if (!counts.isEmpty()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text("targets")));
            for (Column count : counts) {
                cells.add(
                        Cell.number(
                                Html.count((long) count.value().applyAsDouble(result.model()))));
            }
            html.row("counts", cells);
        }
        for (ContenderResult contender : result.contenders()) {
            html.row(
                    contender.contender() == Contender.MODEL ? "model" : "",
                    cells(contender, columns));
        }
        html.tableEnd();
    }

    private List<Cell> cells(ContenderResult contender, List<Column> columns) {
        List<Cell> cells =
                new ArrayList<>(List.of(new Cell(contender.contender().title(), "name")));
        for (Column column : columns) {
            cells.add(cell(column, column.value().applyAsDouble(contender)));
        }
        return cells;
    }

    private Cell cell(Column column, double value) {
        double best =
                result.contenders().stream().mapToDouble(column.value()).max().orElse(Double.NaN);
        return new Cell(
                Html.decimal(value), column.ranked() && value == best ? "number best" : "number");
    }
}
