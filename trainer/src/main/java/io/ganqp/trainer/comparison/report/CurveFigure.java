package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.statistic.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The metric that trainings tracked, over their course: a line an objective, the median of its
 * seeds, with a band from the least to the greatest. Drawn as SVG whose colours are a style
 * sheet's.
 */
final class CurveFigure {

  private static final int MARKS = 6;
  private static final double LINE_HEIGHT = 15;

  private final List<Line> lines;
  private final Scale vertical;

  CurveFigure(ComparisonResult result) {
    this.lines =
        result.rows().stream()
            .map(row -> line(row, result.color(row)))
            .filter(line -> !line.points().isEmpty())
            .toList();
    this.vertical =
        Scale.of(
            lines.stream()
                .flatMap(line -> line.points().values().stream())
                .flatMap(spread -> List.of(spread.minimum(), spread.maximum()).stream())
                .toList());
  }

  /** What the horizontal axis counts. */
  enum Axis {
    ITERATIONS("iterations", "iterations"),
    CRITIC_STEPS("steps", "critic steps"),
    IMAGES("images", "real images shown"),
    TIME("time", "minutes of training");

    private final String id;
    private final String title;

    Axis(String id, String title) {
      this.id = id;
      this.title = title;
    }

    String id() {
      return id;
    }

    String title() {
      return title;
    }

    /** How much an iteration of an objective moves on; empty where it is not known. */
    private Optional<Double> perIteration(Row row) {
      return switch (this) {
        case ITERATIONS -> Optional.of(1.0);
        case CRITIC_STEPS -> Optional.of((double) row.criticStepsPerIteration());
        case IMAGES -> Optional.of((double) row.imagesPerIteration());
        case TIME ->
            Optional.ofNullable(row.times().secondsPerIteration()).map(seconds -> seconds / 60);
      };
    }
  }

  /** An objective's values by iteration. */
  private record Line(Row row, String color, TreeMap<Long, Spread> points) {

    Spread last() {
      return points.lastEntry().getValue();
    }
  }

  private static Line line(Row row, String color) {
    TreeMap<Long, List<Double>> values = new TreeMap<>();
    for (RunRow run : row.runs()) {
      if (run.curve() != null && run.complete()) {
        for (int i = 0; i < run.curve().values().size(); i++) {
          double value = run.curve().values().get(i);
          if (Double.isFinite(value)) {
            values
                .computeIfAbsent(run.curve().iterations().get(i), key -> new ArrayList<>())
                .add(value);
          }
        }
      }
    }
    TreeMap<Long, Spread> points = new TreeMap<>();
    values.forEach((iteration, all) -> points.put(iteration, Spread.of(all)));
    return new Line(row, color, points);
  }

  /** Whether there is anything to draw: one point is no curve. */
  boolean isEmpty() {
    return lines.stream().noneMatch(line -> line.points().size() > 1);
  }

  /** What the vertical axis shows. */
  String metric() {
    return lines.stream()
        .flatMap(line -> line.row().runs().stream())
        .map(RunRow::curve)
        .filter(Objects::nonNull)
        .map(RunRow.Curve::metric)
        .findFirst()
        .orElse("");
  }

  /**
   * The figure.
   *
   * @param width in the units of its coordinates, of which text is 12 high
   * @param named whether each line ends with its name
   */
  String svg(Axis axis, int width, int height, boolean named) {
    double left = 44;
    double right = named ? 118 : 12;
    double bottom = 36;
    double top = 10;
    Frame frame = new Frame(left, top, width - left - right, height - top - bottom);
    Scale horizontal =
        Scale.upTo(
            lines.stream()
                .flatMap(
                    line ->
                        axis
                            .perIteration(line.row())
                            .map(per -> per * line.points().lastKey())
                            .stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1));
    StringBuilder svg =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s over %s\">\n"
                .formatted(width, height, Html.escape(metric()), axis.title()));
    grid(svg, frame, horizontal, axis.title());
    for (Line line : lines) {
      axis.perIteration(line.row()).ifPresent(per -> draw(svg, frame, horizontal, line, per));
    }
    if (named) {
      names(svg, frame);
    }
    return svg.append("</svg>\n").toString();
  }

  /** Where the lines are. */
  private record Frame(double left, double top, double width, double height) {

    double x(double part) {
      return left + part * width;
    }

    double y(double part) {
      return top + (1 - part) * height;
    }
  }

  private void grid(StringBuilder svg, Frame frame, Scale horizontal, String title) {
    for (double mark : vertical.marks(MARKS)) {
      double y = frame.y(vertical.at(mark));
      svg.append(
          text(
              "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text class=\"tick\" x=\"%.1f\""
                  + " y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
              frame.left(), y, frame.x(1), frame.left() - 7, y + 4, tick(mark)));
    }
    for (double mark : horizontal.marks(frame.width() > 400 ? MARKS : MARKS / 2)) {
      svg.append(
          text(
              "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
              frame.x(horizontal.at(mark)), frame.y(0) + 16, tick(mark)));
    }
    svg.append(
        text(
            "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
            frame.x(0.5), frame.y(0) + 32, title));
  }

  private void draw(StringBuilder svg, Frame frame, Scale horizontal, Line line, double per) {
    StringBuilder path = new StringBuilder();
    StringBuilder band = new StringBuilder();
    List<String> back = new ArrayList<>();
    for (Map.Entry<Long, Spread> point : line.points().entrySet()) {
      double x = frame.x(horizontal.at(point.getKey() * per));
      char to = path.isEmpty() ? 'M' : 'L';
      path.append(text("%c%.1f %.1f", to, x, y(frame, point.getValue().median())));
      band.append(text("%c%.1f %.1f", to, x, y(frame, point.getValue().maximum())));
      back.add(0, text("L%.1f %.1f", x, y(frame, point.getValue().minimum())));
    }
    svg.append(
        "<g class=\"%s\"><title>%s</title><path class=\"band\" d=\"%s%sZ\"/><path class=\"line\" d=\"%s\"/></g>\n"
            .formatted(
                line.color(),
                Html.escape(line.row().objective()),
                band,
                String.join("", back),
                path));
  }

  /** Beside the ends of the lines, moved apart where they are too near. */
  private void names(StringBuilder svg, Frame frame) {
    List<Line> sorted =
        lines.stream().sorted(Comparator.comparingDouble(line -> -line.last().median())).toList();
    double[] places = sorted.stream().mapToDouble(line -> y(frame, line.last().median())).toArray();
    for (int i = 1; i < places.length; i++) {
      places[i] = Math.max(places[i], places[i - 1] + LINE_HEIGHT);
    }
    double limit = frame.y(0) + 4;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], limit - (places.length - 1 - i) * LINE_HEIGHT);
    }
    for (int i = 0; i < places.length; i++) {
      svg.append(
          text(
              "<text class=\"name %s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
              sorted.get(i).color(),
              frame.x(1) + 8,
              places[i] + 4,
              Html.escape(sorted.get(i).row().objective())));
    }
  }

  private double y(Frame frame, double value) {
    return frame.y(vertical.at(value));
  }

  /** Colours and names of the lines, where they have no room in the figure. */
  String legend() {
    StringBuilder legend = new StringBuilder("<p class=\"legend\">");
    for (Line line : lines) {
      legend.append(
          "<span class=\"%s\">%s</span> "
              .formatted(line.color(), Html.escape(line.row().objective())));
    }
    return legend.append("</p>\n").toString();
  }

  private static String tick(double mark) {
    return mark == Math.rint(mark) ? Numbers.count((long) mark) : Numbers.three(mark);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
