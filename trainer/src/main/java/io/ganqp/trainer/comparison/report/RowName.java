package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Html;

/**
 * An objective in its color, and below it in small type how many of its trainings the figures are
 * of, where that is not all.
 *
 * @param color class of the color
 * @param counts of its trainings
 */
record RowName(String color, String objective, Row.Counts counts) implements Block {

  static RowName of(ComparisonResult result, Row row) {
    return new RowName(result.color(row), row.objective(), row.counts());
  }

  @Override
  public String html() {
    return "<span class=\"name %s\">%s</span>%s"
        .formatted(
            color,
            Html.escape(objective),
            counts.isAll() ? "" : "<small>" + Html.escape(counts.words()) + "</small>");
  }
}
