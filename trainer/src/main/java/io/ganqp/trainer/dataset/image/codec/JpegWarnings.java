package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears of missing and damaged data, which libjpeg fills with grey or noise and only mentions. */
final class JpegWarnings implements IIOReadWarningListener {
  private static final List<String> DAMAGE =
      List.of(
          "huffman",
          "instead of rst",
          "inconsistent progression",
          "bogus",
          "corrupt jpeg data: bad");

  private String truncation;
  private String damage;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    if (lower.contains("premature end")) {
      truncation = warning;
    } else if (DAMAGE.stream().anyMatch(lower::contains)) {
      damage = warning;
    }
  }

  void throwIfDamaged() throws IOException {
    if (truncation != null) {
      throw new EOFException(truncation);
    }
    if (damage != null) {
      throw new IOException(damage);
    }
  }
}
