package io.ganqp.trainer.monitor.page;

import java.util.stream.Stream;

/**
 * A value on a line from 0 to an end, with its standard error as a bar around it, and a mark where
 * it could be at best.
 *
 * @param value to show; null where there is none
 * @param error its standard error; null where it is not known
 * @param mark to compare with; null where there is none
 * @param end of the line, above 0; what lies outside is shown at the edge
 */
public record Gauge(Double value, Double error, Double mark, double end) implements Block {

  private static final double LEFT = 5;
  private static final double RIGHT = 155;
  private static final double MIDDLE = 9;

  /** One as long as the largest of its figures needs. */
  public static Gauge fitting(Double value, Double error, Double mark) {
    double largest =
        Stream.of(sum(value, error), sum(mark, null))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    return new Gauge(value, error, mark, largest > 0 ? 1.05 * largest : 1);
  }

  @Override
  public String html() {
    if (value == null) {
      return "";
    }
    StringBuilder html = new StringBuilder();
    html.append(
        "<svg class=\"gauge\" viewBox=\"0 0 160 18\" width=\"160\" height=\"18\" role=\"img\" aria-label=\"%s\">"
            .formatted(Html.escape(description())));
    html.append(line("track", LEFT, MIDDLE, RIGHT, MIDDLE));
    if (mark != null) {
      html.append(line("mark", place(mark), 2, place(mark), 16));
    }
    if (error != null) {
      html.append(line("error", place(value - error), MIDDLE, place(value + error), MIDDLE));
    }
    html.append(
        "<circle class=\"value\" cx=\"%s\" cy=\"%s\" r=\"4\"/></svg>"
            .formatted(Html.number(place(value)), Html.number(MIDDLE)));
    return html.toString();
  }

  private String description() {
    String text =
        Numbers.withError(value, error) + " on a line from 0 to " + Numbers.significant(end);
    return mark == null ? text : text + ", marked at " + Numbers.significant(mark);
  }

  private double place(double x) {
    return LEFT + (RIGHT - LEFT) * Math.min(1, Math.max(0, x / end));
  }

  private static String line(String style, double x1, double y1, double x2, double y2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
        .formatted(style, Html.number(x1), Html.number(y1), Html.number(x2), Html.number(y2));
  }

  private static double sum(Double value, Double error) {
    return (value == null ? 0 : value) + (error == null ? 0 : error);
  }
}
