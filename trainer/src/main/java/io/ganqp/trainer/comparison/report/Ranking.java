package io.ganqp.trainer.comparison.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rows in the order of the first column, the best first; those without a value last.
 *
 * @param column that they are ordered by; empty while nothing is measured
 * @param rows in their order
 */
record Ranking(Optional<Column> column, List<Row> rows) {

  static Ranking of(ComparisonResult result) {
    Optional<Column> column = result.columns().stream().findFirst();
    Comparator<Row> order =
        Comparator.comparingDouble(
            row ->
                column
                    .flatMap(first -> row.metric(MetricSummary.LAST, first))
                    .map(metric -> metric.spread().median())
                    .map(median -> column.get().lowerIsBetter() ? median : -median)
                    .orElse(Double.POSITIVE_INFINITY));
    return new Ranking(column, result.rows().stream().sorted(order).toList());
  }

  /** The first column of a row, after the last iteration. */
  Optional<MetricSummary> of(Row row) {
    return column.flatMap(first -> row.metric(MetricSummary.LAST, first));
  }
}
