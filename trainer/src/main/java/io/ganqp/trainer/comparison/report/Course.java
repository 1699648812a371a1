package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.statistic.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The metric that complete trainings tracked, over their course.
 *
 * @param metric name of it; empty if none tracked one
 * @param lines one for each objective that has values
 */
record Course(String metric, List<Line> lines) {

  /**
   * An objective's values, over its seeds.
   *
   * @param color class of its color
   * @param points by iteration
   */
  record Line(Row row, String color, TreeMap<Long, Spread> points) {

    Spread last() {
      return points.lastEntry().getValue();
    }
  }

  static Course of(ComparisonResult result) {
    String metric =
        result.rows().stream()
            .flatMap(row -> curves(row))
            .map(RunRow.Curve::metric)
            .findFirst()
            .orElse("");
    return new Course(
        metric,
        result.rows().stream()
            .map(row -> new Line(row, result.color(row), points(row)))
            .filter(line -> !line.points().isEmpty())
            .toList());
  }

  /** Whether there is anything to draw: one point is no curve. */
  boolean isEmpty() {
    return lines.stream().noneMatch(line -> line.points().size() > 1);
  }

  private static Stream<RunRow.Curve> curves(Row row) {
    return row.runs().stream().filter(RunRow::complete).map(RunRow::curve).filter(Objects::nonNull);
  }

  private static TreeMap<Long, Spread> points(Row row) {
    TreeMap<Long, List<Double>> values = new TreeMap<>();
    curves(row)
        .forEach(
            curve -> {
              for (int i = 0; i < curve.values().size(); i++) {
                double value = curve.values().get(i);
                if (Double.isFinite(value)) {
                  values
                      .computeIfAbsent(curve.iterations().get(i), key -> new ArrayList<>())
                      .add(value);
                }
              }
            });
    TreeMap<Long, Spread> points = new TreeMap<>();
    values.forEach((iteration, all) -> points.put(iteration, Spread.of(all)));
    return points;
  }
}
