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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An evaluation as a section of a page: each metric with its error, and its floor beside it. */
public final class MetricsSection {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("metric"),
          Column.text("better"),
          Column.number("value"),
          Column.text(""),
          Column.number("floor"),
          Column.text("images"),
          Column.text(""));

  private MetricsSection() {}

  /** The section. */
  public static Section of(EvaluationReport report) {
    return new Section(
        "Metrics",
        List.of(
            new Paragraph(
                "%s, with standard errors where a metric has one. The floor, a green mark in the picture, is one half of the real images against the other: as a perfect generator would do by so few."
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
                    value.name(),
                    Numbers.withError(value.value(), value.standardError()),
                    "%s is better%s"
                        .formatted(
                            value.better(),
                            value.floor() == null
                                ? ""
                                : "; real images: " + Numbers.significant(value.floor().value()))));
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
    rows.put("Held out by", "%s, a share of %s".formatted(reals.holdoutBy(), reals.holdoutFraction()));
    rows.put("Made square by", "%s crop, to %d px".formatted(reals.crop(), reals.resolution()));
    return rows;
  }

  private static List<Block> row(Value value) {
    FloorValue floor = value.floor();
    int slash = value.name().indexOf('/');
    return List.of(
        slash < 0
            ? new Text(value.name())
            : new Labelled(value.name().substring(0, slash), value.name().substring(slash + 1)),
        new Text(value.better()),
        new Text(Numbers.withError(value.value(), value.standardError())),
        gauge(value, floor == null ? null : floor.value()),
        new Text(floor == null ? "" : Numbers.withError(floor.value(), floor.standardError())),
        new Text(value.counts().text()),
        new Text(ReportText.reservations(value)));
  }

  /** Metrics whose higher values are the better ones are shares, or near 1 at best. */
  private static Gauge gauge(Value value, Double floor) {
    Gauge fitting = Gauge.fitting(value.value(), value.standardError(), floor);
    boolean share =
        value.better().equals("higher")
            && Stream.of(value.value(), floor).allMatch(v -> v == null || v <= 1);
    return share ? new Gauge(value.value(), value.standardError(), floor, 1) : fitting;
  }
}
