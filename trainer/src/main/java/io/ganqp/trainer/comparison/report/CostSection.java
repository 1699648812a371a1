package io.ganqp.trainer.comparison.report;

import java.util.Locale;

/** How long an iteration takes, as bars. */
final class CostSection {

  private CostSection() {}

  static String html(ComparisonResult result, Ranking ranking) {
    Double reference = result.referenceRow().times().secondsPerIteration();
    double most =
        result.rows().stream()
            .map(row -> row.times().secondsPerIteration())
            .filter(seconds -> seconds != null)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    StringBuilder html = new StringBuilder("<div class=\"bars\">\n");
    for (Row row : ranking.rows()) {
      Double seconds = row.times().secondsPerIteration();
      html.append(
          """
          <div class="bar %s"><b>%s</b><div><i style="width:%s"></i></div>
          <span>%s s%s</span><small>%d critic step%s, %d images an iteration</small></div>
          """
              .formatted(
                  result.color(row),
                  Html.escape(row.objective()),
                  String.format(Locale.ROOT, "%.2f%%", seconds == null ? 0 : 100 * seconds / most),
                  Cells.seconds(seconds),
                  seconds == null || reference == null
                      ? ""
                      : " · " + Numbers.three(seconds / reference) + "×",
                  row.criticStepsPerIteration(),
                  row.criticStepsPerIteration() == 1 ? "" : "s",
                  row.imagesPerIteration()));
    }
    return html.append("</div>\n").toString();
  }
}
