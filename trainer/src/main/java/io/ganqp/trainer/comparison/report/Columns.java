package io.ganqp.trainer.comparison.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which metrics the tables show, and in which order; the JSON has all. */
final class Columns {

  /** Titles by the metrics' own names, what matters most first. */
  private static final List<Map.Entry<String, String>> TITLES =
      List.of(
          Map.entry("kernel-distance", "kernel distance ×10³"),
          Map.entry("frechet-distance", "Fréchet distance"),
          Map.entry("fid", "FID"),
          Map.entry("precision", "precision"),
          Map.entry("recall", "recall"),
          Map.entry("density", "density"),
          Map.entry("coverage", "coverage"),
          Map.entry("authenticity", "authenticity"),
          Map.entry("nearer-than-held-out", "nearer to training than held-out"));

  private Columns() {}

  static List<Column> of(ComparisonResult result) {
    List<Column> columns = new ArrayList<>();
    result.rows().stream()
        .flatMap(row -> row.metrics().stream())
        .filter(metric -> metric.extractor() == null || metric.extractor().equals(result.extractor()))
        .map(Columns::column)
        .distinct()
        .filter(column -> rank(column) < TITLES.size())
        .sorted(Comparator.comparing(Columns::rank).thenComparing(Column::against))
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  private static Column column(MetricSummary metric) {
    String name = name(metric.metric());
    String title =
        TITLES.stream()
            .filter(entry -> entry.getKey().equals(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(name);
    return new Column(
        metric.metric(), metric.against(), title, metric.better().equals("lower"));
  }

  private static int rank(Column column) {
    String name = name(column.metric());
    for (int i = 0; i < TITLES.size(); i++) {
      if (TITLES.get(i).getKey().equals(name)) {
        return i;
      }
    }
    return TITLES.size();
  }

  private static String name(String metric) {
    int slash = metric.indexOf('/');
    return slash < 0 ? metric : metric.substring(0, slash);
  }
}
