package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Text;
import java.util.List;

/** How long an iteration takes, as bars. */
final class CostSection {

  private CostSection() {}

  static Section of(ComparisonResult result, Ranking ranking) {
    Cost cost = Cost.of(result);
    Scale scale = Scale.upTo(cost.most());
    return new Section(
        "What it costs",
        List.of(
            new Paragraph(
                "Time of one iteration, without evaluations: seconds are a median over the training, CPU seconds the mean. Bars and ratios compare CPU seconds, summed over threads, if every objective has them and was trained on CPUs; otherwise seconds."),
            new Table(
                "Cost of an iteration",
                Table.Style.FIGURES,
                List.of(
                    Table.Column.text("objective"),
                    Table.Column.text("an iteration"),
                    Table.Column.number("iterations"),
                    Table.Column.number("seconds"),
                    Table.Column.number("CPU seconds"),
                    Table.Column.number(cost.heading()),
                    Table.Column.number("critic steps"),
                    Table.Column.number("images")),
                ranking.rows().stream().map(row -> row(result, row, cost, scale)).toList())));
  }

  private static List<Block> row(ComparisonResult result, Row row, Cost cost, Scale scale) {
    Double seconds = cost.of(row);
    return List.of(
        RowName.of(result, row),
        seconds == null
            ? new Text("")
            : bar(result.color(row), scale.at(seconds), Cells.seconds(seconds)),
        new Text(Numbers.count(row.iterations())),
        new Text(Cells.seconds(row.times().secondsPerIteration())),
        new Text(Cells.seconds(row.times().cpuSecondsPerIteration())),
        new Text(cost.ratio(row)),
        new Text(Integer.toString(row.criticStepsPerIteration())),
        new Text(Integer.toString(row.imagesPerIteration())));
  }

  private static Block bar(String color, double part, String seconds) {
    return () ->
        "<svg class=\"bar %s\" role=\"img\" aria-label=\"%s s\"><rect width=\"%s\" height=\"14\" rx=\"4\"/></svg>"
            .formatted(color, seconds, Track.percent(part));
  }
}
