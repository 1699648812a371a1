package io.ganqp.contract.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of one metric over a training.
 *
 * @param metric name of the metric
 * @param direction which values are the better ones
 * @param points in the order of iterations, at most {@value #MOST}
 */
public record MetricCurve(String metric, Direction direction, List<Point> points) {

  /**
   * Points at most: where a training has more, every second of the former ones is left out, but for
   * the best.
   */
  public static final int MOST = 256;

  private static final int LONGEST_TEXT = 1 << 16;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  public MetricCurve {
    MetricValue.requireName(metric);
    direction = Objects.requireNonNullElse(direction, Direction.LOWER_IS_BETTER);
    points = List.copyOf(points);
    if (points.isEmpty() || points.size() > MOST) {
      throw new IllegalArgumentException(
          "a curve has 1 to %d points, not %d".formatted(MOST, points.size()));
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).iteration() <= points.get(i - 1).iteration()) {
        throw new IllegalArgumentException(
            "iteration %d follows %d"
                .formatted(points.get(i).iteration(), points.get(i - 1).iteration()));
      }
    }
  }

  /**
   * One evaluation.
   *
   * @param iteration after which it was made, from 0
   * @param value finite
   * @param error standard error of the value, finite and at least 0; null where it is not known
   */
  public record Point(
      long iteration, double value, @JsonInclude(JsonInclude.Include.NON_NULL) Double error) {

    public Point {
      boolean wrong = error != null && !(error >= 0 && Double.isFinite(error));
      if (iteration < 0 || !Double.isFinite(value) || wrong) {
        throw new IllegalArgumentException(
            "no evaluation has iteration %d, value %s and error %s"
                .formatted(iteration, value, error));
      }
    }
  }

  /** The same with one more point; those at its iteration and later ones were undone, and go. */
  public MetricCurve with(Point point) {
    List<Point> kept = new ArrayList<>(points);
    kept.removeIf(former -> former.iteration() >= point.iteration());
    if (kept.size() == MOST) {
      Point best = best(kept);
      for (int i = MOST - 1; i > 0; i -= 2) {
        if (!kept.get(i).equals(best)) {
          kept.remove(i);
        }
      }
    }
    kept.add(point);
    return new MetricCurve(metric, direction, kept);
  }

  private Point best(List<Point> all) {
    Point best = all.get(0);
    for (Point point : all) {
      best = direction.isBetter(point.value(), best.value()) ? point : best;
    }
    return best;
  }

  /** As {@link #parse} reads it. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values is always JSON", e);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param text null for none
   * @return empty if it is no such curve
   */
  public static Optional<MetricCurve> parse(String text) {
    if (text == null || text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(text, MetricCurve.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
