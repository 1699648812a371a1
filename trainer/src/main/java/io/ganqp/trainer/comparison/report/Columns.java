package io.ganqp.trainer.comparison.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which metrics the tables show: those by the extractor that sees most, or where there is none all,
 * in the order in which they are measured. The JSON has all.
 */
final class Columns {

  private Columns() {}

  static List<Column> of(ComparisonResult result) {
    Predicate<MetricSummary> shown =
        metric -> result.extractor() == null || result.extractor().equals(metric.extractor());
    Set<Column> columns = new LinkedHashSet<>();
    // The parts of the images of one metric stand together, in their order.
    Set<String> metrics = new LinkedHashSet<>();
    result.rows().stream()
        .flatMap(row -> row.metrics().stream())
        .filter(shown)
        .forEach(metric -> metrics.add(metric.metric()));
    for (String name : metrics) {
      result.rows().stream()
          .flatMap(row -> row.metrics().stream())
          .filter(metric -> metric.metric().equals(name))
          .map(Columns::column)
          .forEach(columns::add);
    }
    return List.copyOf(columns);
  }

  private static Column column(MetricSummary metric) {
    int slash = metric.metric().indexOf('/');
    String own = slash < 0 ? metric.metric() : metric.metric().substring(0, slash);
    return new Column(
        metric.metric(), metric.against(), own.replace('-', ' '), metric.better().equals("lower"));
  }
}
