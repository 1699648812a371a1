package io.ganqp.trainer.comparison.report;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.comparison.run.RunFolder;
import io.ganqp.trainer.comparison.run.RunResult;
import io.ganqp.trainer.monitor.image.Png;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.monitor.page.EmbeddedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The first faces of the grids that trainings drew: of the same latents for all, in the generator's
 * own resolution.
 *
 * @param out folder of the comparison
 * @param results of its trainings
 */
public record Faces(Path out, List<RunResult> results) {

  private static final int DRAWN_SIDE = 8;
  private static final int WIDEST = 512;
  private static final int MOST = 6;

  /** As a data URI; empty if the training has not drawn them, or not so far. */
  Optional<String> of(String objective, long seed) {
    return results.stream()
        .filter(result -> result.run().objective().equals(objective))
        .filter(result -> result.run().seed() == seed)
        .findFirst()
        .flatMap(this::drawn);
  }

  private Optional<String> drawn(RunResult result) {
    if (result.last().isEmpty()) {
      return Optional.empty();
    }
    FileStore store = RunFolder.of(out, result.run()).reading();
    int resolution = result.run().training().getSpec().model().resolution();
    return store
        .read(StoreLayout.sample(result.last().get().iteration()))
        .map(png -> uri(png, resolution));
  }

  private static String uri(byte[] png, int resolution) {
    SampleGrid grid = SampleGrid.of(DRAWN_SIDE, DRAWN_SIDE, resolution);
    int expected = DRAWN_SIDE * resolution * grid.scale() + (DRAWN_SIDE - 1) * grid.gutter();
    try {
      BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));
      return EmbeddedImage.uri(
          drawn != null && drawn.getWidth() == expected && drawn.getHeight() == expected
              ? Png.encode(first(drawn, resolution, grid))
              : png);
    } catch (IOException e) {
      throw new IllegalStateException("an image in memory can't be read", e);
    }
  }

  private static BufferedImage first(BufferedImage drawn, int resolution, SampleGrid grid) {
    int side = Math.max(2, Math.min(MOST, WIDEST / resolution));
    int width = side * resolution;
    BufferedImage faces = new BufferedImage(width, width, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < width; x++) {
        faces.setRGB(x, y, drawn.getRGB(place(x, resolution, grid), place(y, resolution, grid)));
      }
    }
    return faces;
  }

  /** Where a pixel's square begins in what was drawn. */
  private static int place(int pixel, int resolution, SampleGrid grid) {
    return pixel * grid.scale() + pixel / resolution * grid.gutter();
  }
}
