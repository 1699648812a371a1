package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Text;
import java.util.List;
import java.util.Objects;

/** How long an iteration takes, as bars. */
final class CostSection {

  private CostSection() {}

  static Section of(ComparisonResult result, Ranking ranking) {
    Double reference = result.referenceRow().times().secondsPerIteration();
    Scale scale =
        Scale.upTo(
            result.rows().stream()
                .map(row -> row.times().secondsPerIteration())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1));
    return new Section(
        "What it costs",
        List.of(
            new Paragraph(
                "Time of one iteration, the median over the training; evaluations are not counted, checkpoints where they are frequent."),
            new Table(
                "Cost of an iteration",
                Table.Style.FIGURES,
                List.of(
                    Table.Column.text("objective"),
                    Table.Column.text("an iteration"),
                    Table.Column.number("iterations"),
                    Table.Column.number("seconds"),
                    Table.Column.number("× " + result.reference()),
                    Table.Column.number("critic steps"),
                    Table.Column.number("images")),
                ranking.rows().stream().map(row -> row(result, row, reference, scale)).toList())));
  }

  private static List<Block> row(ComparisonResult result, Row row, Double reference, Scale scale) {
    Double seconds = row.times().secondsPerIteration();
    return List.of(
        RowName.of(result, row),
        seconds == null
            ? new Text("")
            : bar(result.color(row), scale.at(seconds), Cells.seconds(seconds)),
        new Text(Numbers.count(row.iterations())),
        new Text(Cells.seconds(seconds)),
        new Text(seconds == null || reference == null ? "–" : Numbers.three(seconds / reference)),
        new Text(Integer.toString(row.criticStepsPerIteration())),
        new Text(Integer.toString(row.imagesPerIteration())));
  }

  private static Block bar(String color, double part, String seconds) {
    return () ->
        "<svg class=\"bar %s\" role=\"img\" aria-label=\"%s s\"><rect width=\"%s\" height=\"14\" rx=\"4\"/></svg>"
            .formatted(color, seconds, Track.percent(part));
  }
}
