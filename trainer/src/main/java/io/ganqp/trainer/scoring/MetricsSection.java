package io.ganqp.trainer.scoring;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Facts.Fact;
import io.ganqp.trainer.monitor.page.Gauge;
import io.ganqp.trainer.monitor.page.Labelled;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Table.Column;
import io.ganqp.trainer.monitor.page.Text;
import io.ganqp.trainer.scoring.EvaluationReport.FloorValue;
import io.ganqp.trainer.scoring.EvaluationReport.Reals;
import io.ganqp.trainer.scoring.EvaluationReport.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An evaluation as a section of a page: each metric with its error, and its floor beside it. */
public final class MetricsSection {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("metric"),
          Column.number("value"),
          Column.text("value and floor"),
          Column.number("floor"),
          Column.text("images"),
          Column.text("remarks"));

  private MetricsSection() {}

  /** The section. */
  public static Section of(EvaluationReport report) {
    return new Section(
        "Metrics",
        List.of(
            new Paragraph(
                "%s, with standard errors where a metric has one. The floor, a green mark on the line from 0, is one half of the real images against the other: as a perfect generator would do by so few."
                    .formatted(ReportText.images(report))),
            new Table(
                "Metrics",
                Table.Style.FIGURES,
                COLUMNS,
                report.metrics().stream().map(MetricsSection::row).toList())));
  }

  /** The first metric that has a value, in large type. */
  public static Optional<Fact> headline(EvaluationReport report) {
    return report.metrics().stream()
        .filter(value -> value.value() != null)
        .findFirst()
        .map(
            value ->
                new Fact(
                    metric(value),
                    Numbers.withError(value.value(), value.standardError()),
                    value.floor() == null
                        ? value.better() + " is better"
                        : "%s is better; real images: %s"
                            .formatted(
                                value.better(), Numbers.significant(value.floor().value()))));
  }

  /** The data set that was compared with, in words. */
  public static Map<String, String> dataset(EvaluationReport report) {
    Reals reals = report.dataset();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Source", reals.source());
    rows.put("Digest", reals.digest());
    rows.put(
        "Images",
        "%s: %s trained on, %s held out"
            .formatted(
                Numbers.count(reals.images()),
                Numbers.count(reals.training()),
                Numbers.count(reals.heldOut())));
    rows.put(
        "Held out by",
        "%s, a share of %s".formatted(word(reals.holdoutBy()), reals.holdoutFraction()));
    rows.put(
        "Made square by",
        "crop %s, then scaled to %d px".formatted(word(reals.crop()), reals.resolution()));
    return rows;
  }

  private static List<Block> row(Value value) {
    FloorValue floor = value.floor();
    return List.of(
        new Labelled(metric(value), value.extractor() == null ? "" : value.extractor().name()),
        new Labelled(
            Numbers.withError(value.value(), value.standardError()), value.better() + " is better"),
        gauge(value, floor == null ? null : floor.value()),
        new Text(floor == null ? "" : Numbers.withError(floor.value(), floor.standardError())),
        new Text(value.counts().text()),
        new Text(ReportText.reservations(value)));
  }

  /** The constant {@code CENTER} as documents have it: {@code Center}. */
  private static String word(String constant) {
    return constant.substring(0, 1) + constant.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Its name without that of the extractor behind it. */
  private static String metric(Value value) {
    int slash = value.name().indexOf('/');
    return slash < 0 ? value.name() : value.name().substring(0, slash);
  }

  /** Metrics whose higher values are the better ones, or which have no floor, are shares. */
  private static Gauge gauge(Value value, Double floor) {
    boolean share =
        (value.better().equals("higher") || floor == null)
            && Stream.of(value.value(), floor).allMatch(v -> v == null || v <= 1);
    return share
        ? new Gauge(value.value(), value.standardError(), floor, 1)
        : Gauge.fitting(value.value(), value.standardError(), floor);
  }
}
