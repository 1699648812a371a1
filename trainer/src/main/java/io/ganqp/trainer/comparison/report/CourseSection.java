package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The course of the trainings, over an axis that the reader chooses without a script. */
final class CourseSection {

  private static final int WIDE = 920;
  private static final int WIDE_HEIGHT = 420;
  private static final int NARROW = 380;
  private static final int NARROW_HEIGHT = 300;

  private CourseSection() {}

  /** The section; empty where there is nothing to draw. */
  static Optional<Section> of(ComparisonResult result) {
    Course course = Course.of(result);
    return course.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "How they get there",
                List.of(
                    new Paragraph(
                        "%s on the way, of complete trainings: the median of the seeds, and a band from the least to the greatest."
                            .formatted(course.metric())),
                    figures(course))));
  }

  private static Block figures(Course course) {
    return () -> {
      StringBuilder html = new StringBuilder("<div class=\"course\">\n");
      String checked = " checked";
      for (CourseAxis axis : CourseAxis.values()) {
        html.append(
            "<input type=\"radio\" name=\"axis\" id=\"axis-%1$s\"%3$s><label for=\"axis-%1$s\">%2$s</label>\n"
                .formatted(axis.id(), axis.title(), checked));
        checked = "";
      }
      for (CourseAxis axis : CourseAxis.values()) {
        html.append(
            "<div class=\"plot\"><div class=\"wide\">%s</div><div class=\"narrow\">%s</div></div>\n"
                .formatted(
                    new CourseFigure(course, axis, WIDE, WIDE_HEIGHT).svg(true),
                    new CourseFigure(course, axis, NARROW, NARROW_HEIGHT).svg(false)));
      }
      return html.append(legend(course)).append("</div>\n").toString();
    };
  }

  /** Colours and names of the lines, where they have no room in the figure. */
  private static String legend(Course course) {
    return course.lines().stream()
        .map(line -> new RowName(line.color(), line.row().objective(), line.row().counts()).html())
        .collect(Collectors.joining(" ", "<p class=\"legend\">", "</p>\n"));
  }
}
