package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Labelled;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Text;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** All metrics that the tables show, of both models. */
final class MetricsSection {

  private final ComparisonResult result;
  private final Ranking ranking;
  private final List<Column> columns;

  private MetricsSection(ComparisonResult result, Ranking ranking) {
    this.result = result;
    this.ranking = ranking;
    this.columns = result.columns();
  }

  static Section of(ComparisonResult result, Ranking ranking) {
    MetricsSection section = new MetricsSection(result, ranking);
    return new Section(
        "Every metric",
        List.of(
            new Paragraph(
                "Medians over the seeds, and the least and the greatest. The best value of a column is bold."),
            section.table("After the last iteration", MetricSummary.LAST),
            new Paragraph("Of the model that each training chose as its best:"),
            section.table("Best on fresh latents", MetricSummary.BEST)));
  }

  private Table table(String caption, String model) {
    List<Table.Column> heads = new ArrayList<>(List.of(Table.Column.text("objective")));
    columns.forEach(
        column ->
            heads.add(
                Table.Column.number(
                    "%s, %s %s"
                        .formatted(
                            column.title(),
                            column.against().equals("holdout") ? "held-out" : "training",
                            column.lowerIsBetter() ? "↓" : "↑"))));
    List<List<Block>> rows = new ArrayList<>();
    ranking.rows().forEach(row -> rows.add(row(row, model)));
    rows.add(floors(model));
    return new Table(caption, Table.Style.FIGURES, heads, rows);
  }

  private List<Block> row(Row row, String model) {
    List<Block> cells = new ArrayList<>(List.of(RowName.of(result, row)));
    for (Column column : columns) {
      cells.add(
          row.metric(model, column).map(metric -> cell(metric, column)).orElse(new Text("–")));
    }
    return cells;
  }

  private Block cell(MetricSummary metric, Column column) {
    double median = metric.spread().median();
    Labelled label =
        new Labelled(
            Numbers.three(median),
            metric.spread().count() == 1
                ? ""
                : "%s – %s"
                    .formatted(
                        Numbers.three(metric.spread().minimum()),
                        Numbers.three(metric.spread().maximum())));
    return isBest(median, metric.model(), column) ? () -> "<b>" + label.html() + "</b>" : label;
  }

  private List<Block> floors(String model) {
    List<Block> cells = new ArrayList<>(List.of(new Text("real images")));
    for (Column column : columns) {
      Optional<MetricSummary> any =
          result.rows().stream().flatMap(row -> row.metric(model, column).stream()).findFirst();
      cells.add(new Text(Cells.floor(any).orElse("–")));
    }
    return cells;
  }

  /** Whether no other is better, and some other is not as good. */
  private boolean isBest(double median, String model, Column column) {
    DoubleSummaryStatistics medians =
        result.rows().stream()
            .flatMap(row -> row.metric(model, column).stream())
            .mapToDouble(metric -> metric.spread().median())
            .summaryStatistics();
    return medians.getMin() < medians.getMax()
        && median == (column.lowerIsBetter() ? medians.getMin() : medians.getMax());
  }
}
