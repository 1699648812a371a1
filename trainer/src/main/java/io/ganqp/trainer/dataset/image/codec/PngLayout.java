package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;

/**
 * How the pixels of a PNG file are stored (ISO/IEC 15948, 11.2.2).
 *
 * @param depth bits of a sample
 * @param kind grey or colour; a palette is colour
 * @param indexed whether the one sample of a pixel is an index into a palette
 * @param alpha whether each pixel ends with its opacity
 */
record PngLayout(int depth, ColorKind kind, boolean indexed, boolean alpha) {

  static PngLayout of(int depth, int colorType) throws IOException {
    PngLayout layout =
        switch (colorType) {
          case 0 -> new PngLayout(depth, ColorKind.GREY, false, false);
          case 2 -> new PngLayout(depth, ColorKind.RGB, false, false);
          case 3 -> new PngLayout(depth, ColorKind.RGB, true, false);
          case 4 -> new PngLayout(depth, ColorKind.GREY, false, true);
          case 6 -> new PngLayout(depth, ColorKind.RGB, false, true);
          default -> throw new IOException("its colour type is " + colorType);
        };
    boolean known =
        switch (depth) {
          case 1, 2, 4 -> layout.bands() == 1;
          case 8 -> true;
          case 16 -> !layout.indexed;
          default -> false;
        };
    if (!known) {
      throw new IOException("it has " + depth + " bits per sample of colour type " + colorType);
    }
    return layout;
  }

  /** Samples of a pixel, as stored. */
  int bands() {
    return indexed ? 1 : kind.channels() + (alpha ? 1 : 0);
  }

  /** The most colours of a palette that samples can name; 0 where they name none. */
  int colors() {
    return indexed ? 1 << depth : 0;
  }

  /** What Java's image takes. */
  int bytesPerPixel() {
    return bands() * (depth == 16 ? 2 : 1);
  }

  /** A sample of {@link #depth} bits as one of 8: the upper half of 16 bits, or stretched. */
  int eightBits(int sample) {
    return depth == 16 ? sample >>> 8 : sample * 255 / ((1 << depth) - 1);
  }
}
