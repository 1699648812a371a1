package io.ganqp.trainer.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each objective's seeds as points on one axis, and beside them the difference from the reference
 * with its interval on another.
 */
final class RankingSection {

  private static final int MARKS = 5;

  private final ComparisonResult result;
  private final Ranking ranking;
  private final Scale values;
  private final Scale differences;

  RankingSection(ComparisonResult result, Ranking ranking) {
    this.result = result;
    this.ranking = ranking;
    List<Double> all = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    for (Row row : ranking.rows()) {
      ranking
          .of(row)
          .ifPresent(
              metric -> {
                all.add(metric.spread().minimum());
                all.add(metric.spread().maximum());
                Stream.ofNullable(metric.difference())
                    .forEach(difference -> ends.addAll(shown(difference)));
              });
    }
    values = Scale.of(all);
    differences = Scale.with0(ends);
  }

  /** An interval much longer than all differences would hide them: it leaves the axis then. */
  private static List<Double> shown(MetricSummary.Difference difference) {
    if (difference.low() == null) {
      return List.of(difference.mean());
    }
    double reach = Math.abs(difference.mean()) * 2;
    return List.of(
        difference.mean(),
        Math.max(difference.low(), difference.mean() - reach),
        Math.min(difference.high(), difference.mean() + reach));
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"rank\">\n<div class=\"rank-head\"><span></span>");
    html.append(axis(values, headline()));
    html.append(axis(differences, "difference from " + result.reference()));
    html.append("<span></span></div>\n");
    ranking.rows().forEach(row -> html.append(row(row)));
    return html.append("</div>\n").toString();
  }

  private String headline() {
    return ranking.column().map(Column::heading).orElse("");
  }

  private static String axis(Scale scale, String title) {
    StringBuilder axis =
        new StringBuilder("<div class=\"axis\"><b>%s</b><i>".formatted(Html.escape(title)));
    for (double mark : scale.marks(MARKS)) {
      axis.append(
          "<span style=\"left:%s\">%s</span>".formatted(percent(scale.at(mark)), label(mark)));
    }
    return axis.append("</i></div>").toString();
  }

  private String row(Row row) {
    Optional<MetricSummary> metric = ranking.of(row);
    return """
    <div class="rank-row %s">
    <div class="who"><b>%s</b><small>%s</small></div>
    <div class="track">%s</div>
    <div class="track diff">%s</div>
    <div class="say"><b>%s</b>%s</div>
    </div>
    """
        .formatted(
            result.color(row),
            Html.escape(row.objective()),
            Html.escape(row.description()) + lost(row),
            points(row, metric),
            interval(metric),
            metric.map(one -> Numbers.three(one.spread().median())).orElse("–"),
            verdict(row, metric));
  }

  /** How many of its trainings the figures are of, where that is not all. */
  static String lost(Row row) {
    return row.counts().complete() == row.runs().size()
        ? ""
        : " (%s)".formatted(Html.escape(row.counts().words()));
  }

  private String points(Row row, Optional<MetricSummary> metric) {
    if (metric.isEmpty()) {
      return "<em>%s</em>".formatted(Html.escape(row.counts().words()));
    }
    StringBuilder track = new StringBuilder();
    Double floor = metric.get().floor();
    if (floor != null && floor >= values.low()) {
      track.append(
          "<s style=\"left:%s\" title=\"real images: %s\"></s>"
              .formatted(percent(values.at(floor)), Numbers.three(floor)));
    }
    double from = values.at(metric.get().spread().minimum());
    double to = values.at(metric.get().spread().maximum());
    track.append("<u style=\"left:%s;width:%s\"></u>".formatted(percent(from), percent(to - from)));
    for (RunRow run : row.runs()) {
      reading(run)
          .ifPresent(
              value ->
                  track.append(
                      "<i style=\"left:%s\" title=\"seed %d: %s\"></i>"
                          .formatted(percent(values.at(value)), run.seed(), Numbers.three(value))));
    }
    return track.toString();
  }

  private Optional<Double> reading(RunRow run) {
    Column column = ranking.column().orElseThrow();
    return run.complete()
        ? run.last().readings().stream()
            .filter(one -> one.metric().equals(column.metric()))
            .filter(one -> one.against().equals(column.against()) && one.isMeaningful())
            .map(Reading::value)
            .findFirst()
        : Optional.empty();
  }

  private String interval(Optional<MetricSummary> metric) {
    StringBuilder track =
        new StringBuilder("<s style=\"left:%s\"></s>".formatted(percent(differences.at(0))));
    metric
        .map(MetricSummary::difference)
        .ifPresent(
            one -> {
              if (one.low() != null) {
                double from = differences.at(one.low());
                double to = differences.at(one.high());
                track.append(
                    "<u class=\"%s\" style=\"left:%s;width:%s\"></u>"
                        .formatted(
                            (one.low() < differences.low() ? "open-low " : "")
                                + (one.high() > differences.high() ? "open-high" : ""),
                            percent(from),
                            percent(to - from)));
              }
              track.append(
                  "<i style=\"left:%s\" title=\"%s\"></i>"
                      .formatted(
                          percent(differences.at(one.mean())),
                          Html.escape(Cells.difference(metric))));
            });
    return track.toString();
  }

  private String verdict(Row row, Optional<MetricSummary> metric) {
    if (row.pairing() == null) {
      return "<span class=\"chip\">reference</span>";
    }
    return metric
        .map(MetricSummary::difference)
        .map(one -> "<span class=\"chip %s\">%s</span>".formatted(kind(one), one.verdict()))
        .orElse("");
  }

  static String kind(MetricSummary.Difference difference) {
    if (difference.isBetter()) {
      return "good";
    }
    return difference.isWorse() ? "bad" : "none";
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * part);
  }

  private static String label(double mark) {
    String text = mark == Math.rint(mark) ? Numbers.count((long) mark) : Numbers.three(mark);
    return text.replace("-", "−");
  }
}
