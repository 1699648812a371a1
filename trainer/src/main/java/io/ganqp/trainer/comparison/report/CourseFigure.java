package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.statistic.Spread;
import io.ganqp.trainer.monitor.page.Html;
import io.ganqp.trainer.monitor.page.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A course drawn as SVG: a line an objective, the median of its seeds, with a band from the least
 * to the greatest. The colours are a style sheet's.
 */
final class CourseFigure {

  private static final int MARKS = 6;
  private static final double LINE_HEIGHT = 15;
  private static final double LEFT = 44;
  private static final double RIGHT = 12;
  private static final double RIGHT_OF_NAMED = 118;
  private static final double TOP = 10;
  private static final double BOTTOM = 36;

  private final Course course;
  private final CourseAxis axis;
  private final int width;
  private final int height;
  private final Scale vertical;
  private final Scale horizontal;

  /**
   * A figure.
   *
   * @param width in the units of its coordinates, of which text is 12 high
   */
  CourseFigure(Course course, CourseAxis axis, int width, int height) {
    this.course = course;
    this.axis = axis;
    this.width = width;
    this.height = height;
    this.vertical =
        Scale.of(
            course.lines().stream()
                .flatMap(line -> line.points().values().stream())
                .flatMap(spread -> Stream.of(spread.minimum(), spread.maximum()))
                .toList());
    this.horizontal =
        Scale.upTo(
            course.lines().stream()
                .flatMap(
                    line ->
                        axis
                            .perIteration(line.row())
                            .map(per -> per * line.points().lastKey())
                            .stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1));
  }

  /**
   * The figure.
   *
   * @param named whether each line ends with its name
   */
  String svg(boolean named) {
    double right = named ? RIGHT_OF_NAMED : RIGHT;
    Frame frame = new Frame(LEFT, TOP, width - LEFT - right, height - TOP - BOTTOM);
    StringBuilder svg =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s over %s\">\n"
                .formatted(width, height, Html.escape(course.metric()), axis.title()));
    grid(svg, frame);
    for (Course.Line line : course.lines()) {
      axis.perIteration(line.row()).ifPresent(per -> draw(svg, frame, line, per));
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

  private void grid(StringBuilder svg, Frame frame) {
    for (double mark : vertical.marks(MARKS)) {
      double y = frame.y(vertical.at(mark));
      svg.append(
          format(
              "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text class=\"tick\" x=\"%.1f\""
                  + " y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
              frame.left(), y, frame.x(1), frame.left() - 7, y + 4, Numbers.mark(mark)));
    }
    for (double mark : horizontal.marks(frame.width() > 400 ? MARKS : MARKS / 2)) {
      svg.append(
          format(
              "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
              frame.x(horizontal.at(mark)), frame.y(0) + 16, Numbers.mark(mark)));
    }
    svg.append(
        format(
            "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
            frame.x(0.5), frame.y(0) + 32, axis.title()));
  }

  private void draw(StringBuilder svg, Frame frame, Course.Line line, double per) {
    StringBuilder path = new StringBuilder();
    StringBuilder band = new StringBuilder();
    List<String> back = new ArrayList<>();
    for (Map.Entry<Long, Spread> point : line.points().entrySet()) {
      double x = frame.x(horizontal.at(point.getKey() * per));
      char to = path.isEmpty() ? 'M' : 'L';
      path.append(format("%c%.1f %.1f", to, x, y(frame, point.getValue().median())));
      band.append(format("%c%.1f %.1f", to, x, y(frame, point.getValue().maximum())));
      back.add(0, format("L%.1f %.1f", x, y(frame, point.getValue().minimum())));
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
    List<Course.Line> sorted =
        course.lines().stream()
            .sorted(Comparator.comparingDouble(line -> -line.last().median()))
            .toList();
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
          format(
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

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
