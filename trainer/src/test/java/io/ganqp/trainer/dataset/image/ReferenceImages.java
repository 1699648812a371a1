package io.ganqp.trainer.dataset.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The images of {@code reference/encodings.zip}, each with the pixels of a reference decoder. */
final class ReferenceImages {
  private ReferenceImages() {}

  /**
   * @param pixels RGB on white, row by row
   */
  record ReferenceImage(String name, byte[] encoded, int width, int height, byte[] pixels) {

    /** The mean difference to a decoded image, of 255; infinite where its size is another. */
    double difference(RgbImage image) {
      if (image.width() != width || image.height() != height) {
        return Double.POSITIVE_INFINITY;
      }
      long sum = 0;
      for (int i = 0; i < pixels.length; i++) {
        int pixel = i / 3;
        int sample = image.sample(pixel % width, pixel / width, i % 3);
        sum += Math.abs(sample - (pixels[i] & 0xff));
      }
      return (double) sum / pixels.length;
    }
  }

  static List<ReferenceImage> all() throws IOException {
    Map<String, byte[]> entries = entries();
    String index = new String(entries.get("index.txt"), StandardCharsets.UTF_8);
    return index
        .lines()
        .map(line -> line.split(" "))
        .map(names -> image(names[0], entries.get(names[0]), entries.get(names[1])))
        .toList();
  }

  private static ReferenceImage image(String name, byte[] encoded, byte[] reference) {
    ByteBuffer buffer = ByteBuffer.wrap(reference);
    int width = buffer.getInt();
    int height = buffer.getInt();
    byte[] pixels = new byte[buffer.remaining()];
    buffer.get(pixels);
    return new ReferenceImage(name, encoded, width, height, pixels);
  }

  private static Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (InputStream file = ReferenceImages.class.getResourceAsStream("reference/encodings.zip");
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }
}
