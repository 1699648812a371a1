package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;

/** The rows of a decoded image. They are read once, in their order. */
public interface PixelRows {

  /** What the samples of a pixel mean, the one of opacity aside. */
  ColorKind kind();

  /** Whether each pixel ends with a sample of opacity. */
  default boolean alpha() {
    return false;
  }

  /**
   * Reads a row.
   *
   * @param y the row after the one that was read last
   * @param row [width · samples of a pixel], filled with samples of 8 bits
   */
  void read(int y, byte[] row) throws IOException;

  /** Samples of a pixel. */
  default int channels() {
    return kind().channels() + (alpha() ? 1 : 0);
  }
}
