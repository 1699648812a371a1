package io.ganqp.trainer.comparison.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** All metrics that the tables show, of both models. */
final class MetricsSection {

  private MetricsSection() {}

  static String html(ComparisonResult result, Ranking ranking) {
    List<Column> columns = result.columns();
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"metrics\">\n");
    html.append("<tr><th>objective</th>");
    columns.forEach(
        column ->
            html.append(
                "<th>%s<small>%s, %s</small></th>"
                    .formatted(
                        Html.escape(column.title()),
                        column.against().equals("holdout") ? "held-out" : "training",
                        column.lowerIsBetter() ? "↓" : "↑")));
    html.append("</tr>\n");
    body(html, result, ranking, columns, MetricSummary.LAST);
    html.append(
        "<tr class=\"between\"><th colspan=\"%d\">best on fresh latents</th></tr>\n"
            .formatted(columns.size() + 1));
    body(html, result, ranking, columns, MetricSummary.BEST);
    html.append("<tr class=\"floor\"><th>real images</th>");
    columns.forEach(
        column ->
            html.append("<td>%s</td>".formatted(Cells.floor(any(result, column)).orElse("–"))));
    return html.append("</tr>\n</table></div>\n").toString();
  }

  private static void body(
      StringBuilder html,
      ComparisonResult result,
      Ranking ranking,
      List<Column> columns,
      String model) {
    for (Row row : ranking.rows()) {
      html.append(
          "<tr><th class=\"%s\"><span class=\"dot\"></span>%s%s</th>"
              .formatted(
                  result.color(row), Html.escape(row.objective()), RankingSection.lost(row)));
      for (Column column : columns) {
        Optional<MetricSummary> metric = row.metric(model, column);
        boolean best =
            metric.isPresent()
                && best(result, model, column).orElseThrow() == metric.get().spread().median();
        html.append(
            "<td%s>%s%s</td>"
                .formatted(
                    best ? " class=\"best\"" : "",
                    metric.map(one -> Numbers.three(one.spread().median())).orElse("–"),
                    metric
                        .filter(one -> one.spread().count() > 1)
                        .map(
                            one ->
                                "<small>%s – %s</small>"
                                    .formatted(
                                        Numbers.three(one.spread().minimum()),
                                        Numbers.three(one.spread().maximum())))
                        .orElse("")));
      }
      html.append("</tr>\n");
    }
  }

  private static OptionalDouble best(ComparisonResult result, String model, Column column) {
    var medians =
        result.rows().stream()
            .flatMap(row -> row.metric(model, column).stream())
            .mapToDouble(metric -> metric.spread().median());
    return column.lowerIsBetter() ? medians.min() : medians.max();
  }

  private static Optional<MetricSummary> any(ComparisonResult result, Column column) {
    return result.rows().stream()
        .flatMap(row -> row.metric(MetricSummary.LAST, column).stream())
        .findFirst();
  }
}
