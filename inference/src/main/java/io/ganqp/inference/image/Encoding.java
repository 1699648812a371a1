package io.ganqp.inference.image;

import java.util.Objects;

/**
 * How to encode an image.
 *
 * @param format the file format
 * @param quality of JPEG, 1 to 100; without meaning for PNG
 */
public record Encoding(ImageFormat format, int quality) {
  /** The JPEG quality at which faces show no artefacts to the eye. */
  public static final int DEFAULT_QUALITY = 90;

  /** Checks the quality. */
  public Encoding {
    Objects.requireNonNull(format);
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("JPEG quality " + quality + " is not in 1 … 100");
    }
  }
}
