package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Html;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import java.util.ArrayList;
import java.util.List;
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

  private RankingSection(ComparisonResult result, Ranking ranking) {
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

  static Section of(ComparisonResult result, Ranking ranking) {
    return new Section(
        "Who comes closest",
        List.of(
            new Paragraph(
                "Each point is a seed, the number their median; the dashed line is what real images measure against real ones. To the right, the paired difference with its 95 % interval."),
            new RankingSection(result, ranking)::html));
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

  private String html() {
    StringBuilder html = new StringBuilder("<div class=\"rank\">\n<div><span></span>");
    html.append(axis(values, ranking.column().map(Column::heading).orElse("")));
    html.append(axis(differences, "difference from " + result.reference()));
    html.append("<span></span></div>\n");
    ranking.rows().forEach(row -> html.append(row(row)));
    return html.append("</div>\n").toString();
  }

  private static String axis(Scale scale, String title) {
    StringBuilder axis =
        new StringBuilder(
            "<div><b>%1$s</b><svg class=\"axis\" role=\"img\" aria-label=\"axis of %1$s\">"
                .formatted(Html.escape(title)));
    for (double mark : scale.marks(MARKS)) {
      axis.append(
          "<text x=\"%s\" y=\"13\">%s</text>"
              .formatted(Track.percent(scale.at(mark)), Numbers.mark(mark)));
    }
    return axis.append("</svg></div>").toString();
  }

  private String row(Row row) {
    Optional<MetricSummary> metric = ranking.of(row);
    return """
    <div class="%s">
    <div>%s<small>%s</small></div>
    <div>%s</div>
    <div>%s</div>
    <div><b>%s</b>%s</div>
    </div>
    """
        .formatted(
            result.color(row),
            RowName.of(result, row).html(),
            Html.escape(row.description()),
            metric.map(one -> points(row, one).html()).orElse(""),
            metric
                .map(MetricSummary::difference)
                .map(one -> interval(metric, one).html())
                .orElse(""),
            metric.map(one -> Numbers.three(one.spread().median())).orElse("–"),
            verdict(row, metric));
  }

  private Track points(Row row, MetricSummary metric) {
    Track track = new Track(values, Cells.spread(Optional.of(metric)));
    if (metric.floor() != null && metric.floor() >= values.low()) {
      track.line("floor", metric.floor());
    }
    track.range(metric.spread().minimum(), metric.spread().maximum());
    for (RunRow run : row.runs()) {
      reading(run)
          .ifPresent(
              value ->
                  track.point(value, "seed %d: %s".formatted(run.seed(), Numbers.three(value))));
    }
    return track;
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

  private Track interval(Optional<MetricSummary> metric, MetricSummary.Difference difference) {
    String words = Cells.difference(metric);
    Track track = new Track(differences, words).line("zero", 0);
    if (difference.low() != null) {
      track.range(difference.low(), difference.high());
    }
    return track.point(difference.mean(), words);
  }

  private static String verdict(Row row, Optional<MetricSummary> metric) {
    if (row.pairing() == null) {
      return chip("none", "reference");
    }
    return metric
        .map(MetricSummary::difference)
        .map(one -> chip(kind(one), one.verdict()))
        .orElse("");
  }

  private static String chip(String kind, String words) {
    return "<span class=\"chip %s\">%s</span>".formatted(kind, words);
  }

  private static String kind(MetricSummary.Difference difference) {
    if (difference.isBetter()) {
      return "good";
    }
    return difference.isWorse() ? "bad" : "none";
  }
}
