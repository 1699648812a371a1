package io.ganqp.trainer.inspection;

import io.ganqp.trainer.monitor.page.Bars;
import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Labelled;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Paragraph.Emphasis;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Table.Column;
import io.ganqp.trainer.monitor.page.Text;
import io.ganqp.trainer.weights.Histogram;
import io.ganqp.trainer.weights.NetworkFile;
import io.ganqp.trainer.weights.TensorStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The weights of a generator, as a section of a page. */
public final class WeightsSection {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("tensor"),
          Column.text("shape"),
          Column.text("distribution"),
          Column.number("mean"),
          Column.number("std"),
          Column.number("min"),
          Column.number("max"),
          Column.number("zeros"),
          Column.number("σ max"));

  private WeightsSection() {}

  /** The section. */
  public static Section of(NetworkFile network) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            "As they are in the ONNX file, batch norms folded in where the exporter does so. σ max is the largest singular value of the matrix [outputs, inputs · kernel]."));
    List<String> broken =
        network.tensors().stream()
            .filter(tensor -> tensor.notFinite() > 0)
            .map(tensor -> "%s (%d)".formatted(tensor.name(), tensor.notFinite()))
            .toList();
    if (!broken.isEmpty()) {
      blocks.add(
          new Paragraph(
              "Not finite are weights of " + String.join(", ", broken) + ".", Emphasis.NOTICE));
    }
    blocks.add(
        new Table(
            "Weights",
            Table.Style.FIGURES,
            COLUMNS,
            network.tensors().stream().map(WeightsSection::row).toList()));
    if (!network.others().isEmpty()) {
      blocks.add(new Paragraph("Not floating-point: " + String.join(", ", network.others()) + "."));
    }
    return new Section("Weights", blocks);
  }

  private static List<Block> row(TensorStatistics tensor) {
    Histogram histogram = tensor.histogram();
    return List.of(
        new Labelled(tensor.name(), tensor.operator() == null ? "" : tensor.operator()),
        new Text(tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "))),
        histogram == null
            ? new Text("")
            : new Bars(
                "histogram of %s from %s to %s"
                    .formatted(
                        tensor.name(),
                        Numbers.significant(histogram.low()),
                        Numbers.significant(histogram.high())),
                histogram.counts()),
        number(tensor.mean()),
        number(tensor.standardDeviation()),
        number(tensor.minimum()),
        number(tensor.maximum()),
        new Text(String.format(Locale.ROOT, "%.1f %%", 100 * tensor.zeros())),
        number(tensor.largestSingularValue()));
  }

  private static Text number(Double value) {
    return new Text(value == null ? "–" : String.format(Locale.ROOT, "%.3g", value));
  }
}
