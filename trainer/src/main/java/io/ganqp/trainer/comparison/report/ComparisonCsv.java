package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.statistic.Spread;
import io.ganqp.trainer.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A comparison as comma-separated values, with all digits: every metric of every objective, a row
 * each, and one without a metric for an objective of which nothing could be measured.
 */
final class ComparisonCsv {

  private static final List<String> COLUMNS =
      List.of(
          "objective",
          "description",
          "complete",
          "diverged",
          "failed",
          "pending",
          "model",
          "metric",
          "against",
          "better",
          "seeds",
          "median",
          "minimum",
          "maximum",
          "standard error",
          "floor",
          "pairs",
          "mean difference",
          "low",
          "high",
          "verdict");

  private ComparisonCsv() {}

  static String of(ComparisonResult result) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.rows()) {
      if (row.metrics().isEmpty()) {
        rows.add(cells(row, Optional.empty()));
      }
      row.metrics().forEach(metric -> rows.add(cells(row, Optional.of(metric))));
    }
    return new Table("comparison", COLUMNS, rows).csv();
  }

  private static List<Object> cells(Row row, Optional<MetricSummary> metric) {
    Optional<Spread> spread = metric.map(MetricSummary::spread);
    Optional<MetricSummary.Difference> difference = metric.map(MetricSummary::difference);
    return Arrays.asList(
        row.objective(),
        row.description(),
        row.counts().complete(),
        row.counts().diverged(),
        row.counts().failed(),
        row.counts().pending(),
        cell(metric, MetricSummary::model),
        cell(metric, MetricSummary::metric),
        cell(metric, MetricSummary::against),
        cell(metric, MetricSummary::better),
        cell(spread, Spread::count),
        cell(spread, Spread::median),
        cell(spread, Spread::minimum),
        cell(spread, Spread::maximum),
        cell(metric, MetricSummary::standardError),
        cell(metric, MetricSummary::floor),
        cell(difference, MetricSummary.Difference::pairs),
        cell(difference, MetricSummary.Difference::mean),
        cell(difference, MetricSummary.Difference::low),
        cell(difference, MetricSummary.Difference::high),
        cell(difference, MetricSummary.Difference::verdict));
  }

  private static <T> Object cell(Optional<T> of, Function<T, Object> value) {
    return of.map(value).orElse(null);
  }
}
