package io.ganqp.trainer.dataset;

import io.ganqp.contract.store.AtomicFile;
import io.ganqp.trainer.dataset.source.DatasetException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/** Up to 64 images side by side. Which ones depends on their content, not on their order. */
final class ContactSheet {
  private static final int COLUMNS = 8;
  private static final int IMAGES = COLUMNS * COLUMNS;

  private final int resolution;
  private final TreeSet<PreparedImage> chosen =
      new TreeSet<>(
          Comparator.comparingLong((PreparedImage image) -> RandomBits.of(0, image.identity()))
              .thenComparing(PreparedImage::name));

  ContactSheet(int resolution) {
    this.resolution = resolution;
  }

  void offer(PreparedImage image) {
    chosen.add(image);
    if (chosen.size() > IMAGES) {
      chosen.pollLast();
    }
  }

  void write(Path file) {
    try {
      AtomicFile.write(file, out -> ImageIO.write(sheet(), "png", out));
    } catch (IOException e) {
      throw new DatasetException(
          "the contact sheet " + file + " can't be written (" + e.getMessage() + "): name another",
          e);
    }
  }

  private BufferedImage sheet() {
    List<PreparedImage> images =
        chosen.stream().sorted(Comparator.comparing(PreparedImage::name)).toList();
    int rows = (images.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * resolution, rows * resolution, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < images.size(); i++) {
      draw(images.get(i).samples(), sheet, i % COLUMNS * resolution, i / COLUMNS * resolution);
    }
    return sheet;
  }

  private void draw(ByteBuffer samples, BufferedImage sheet, int left, int top) {
    int channel = resolution * resolution;
    for (int pixel = 0; pixel < channel; pixel++) {
      int red = samples.get(pixel) & 0xff;
      int green = samples.get(channel + pixel) & 0xff;
      int blue = samples.get(2 * channel + pixel) & 0xff;
      sheet.setRGB(
          left + pixel % resolution, top + pixel / resolution, red << 16 | green << 8 | blue);
    }
  }
}
