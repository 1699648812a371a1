package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Html;

/** Marks on a line that is as wide as there is room, each at its place on a scale. */
final class Track implements Block {

  private final Scale scale;
  private final String description;
  private final StringBuilder marks = new StringBuilder();

  /**
   * An empty one.
   *
   * @param description in words, for those who don't see it
   */
  Track(Scale scale, String description) {
    this.scale = scale;
    this.description = description;
  }

  /** A line across. */
  Track line(String style, double value) {
    marks.append(
        "<line class=\"%s\" x1=\"%2$s\" x2=\"%2$s\" y1=\"3\" y2=\"27\"/>"
            .formatted(style, place(value)));
    return this;
  }

  /** A bar from one value to another; an end beyond the scale is open. */
  Track range(double from, double to) {
    double left = scale.at(from);
    marks.append(
        "<rect x=\"%s\" width=\"%s\" y=\"10\" height=\"10\" rx=\"5\"/>"
            .formatted(percent(left), percent(scale.at(to) - left)));
    if (from < scale.low()) {
      marks.append("<text x=\"0%\" y=\"20\">‹</text>");
    }
    if (to > scale.high()) {
      marks.append("<text x=\"100%\" y=\"20\">›</text>");
    }
    return this;
  }

  /** A point, and what it is. */
  Track point(double value, String title) {
    marks.append(
        "<circle cx=\"%s\" cy=\"15\" r=\"5.5\"><title>%s</title></circle>"
            .formatted(place(value), Html.escape(title)));
    return this;
  }

  @Override
  public String html() {
    return "<svg class=\"track\" role=\"img\" aria-label=\"%s\"><line class=\"way\" x1=\"0\" x2=\"100%%\" y1=\"15\" y2=\"15\"/>%s</svg>"
        .formatted(Html.escape(description), marks);
  }

  private String place(double value) {
    return percent(scale.at(value));
  }

  /** A part of the width. */
  static String percent(double part) {
    return Html.number(100 * part) + "%";
  }
}
