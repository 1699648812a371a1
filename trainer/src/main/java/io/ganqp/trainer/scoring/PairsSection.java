package io.ganqp.trainer.scoring;

import io.ganqp.trainer.monitor.page.EmbeddedImage;
import io.ganqp.trainer.monitor.page.Image;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Tiles;
import io.ganqp.trainer.monitor.page.Tiles.Tile;
import java.util.List;

/** The closest pairs as a section of a page. */
public final class PairsSection {

  private PairsSection() {}

  /**
   * The section.
   *
   * @param report of the evaluation that found them
   * @param pairs what they are
   * @param looks of them, in their order
   */
  public static Section of(
      EvaluationReport report, ClosestPairs pairs, List<ClosestPairs.Look> looks) {
    int resolution = report.dataset().resolution();
    return new Section(
        "Nearest training images",
        List.of(
            new Paragraph(
                "Of %s generated images those that are nearest to an image trained on, each with that one to its right, the closest first. The numbers are distances of features of %s."
                    .formatted(Numbers.count(report.evaluated().images()), pairs.extractor())),
            new Tiles(looks.stream().map(look -> tile(look, resolution)).toList())));
  }

  private static Tile tile(ClosestPairs.Look look, int resolution) {
    String distance = Numbers.significant(look.pair().distance());
    return new Tile(
        distance,
        List.of(
            new Image(
                "generated image, %s from the one beside it".formatted(distance),
                EmbeddedImage.tile(look.generated(), resolution)),
            new Image(
                "image trained on that is nearest to the one before it",
                EmbeddedImage.tile(look.training(), resolution))));
  }
}
