package io.ganqp.trainer.dataset.image.codec;

/** Colour and opacity packed in integers, as Java and libwebp give them. */
final class ArgbRows implements PixelRows {
  private final int width;
  private final boolean alpha;
  private final Source source;
  private final int[] packed;

  /** Where the rows are. */
  @FunctionalInterface
  interface Source {
    /** Fills {@code packed} with row {@code y}, alpha in the upper bits. */
    void read(int y, int[] packed);
  }

  ArgbRows(int width, boolean alpha, Source source) {
    this.width = width;
    this.alpha = alpha;
    this.source = source;
    this.packed = new int[width];
  }

  @Override
  public ColorKind kind() {
    return ColorKind.RGB;
  }

  @Override
  public boolean alpha() {
    return alpha;
  }

  @Override
  public void read(int y, byte[] row) {
    source.read(y, packed);
    int at = 0;
    for (int x = 0; x < width; x++) {
      int argb = packed[x];
      row[at++] = (byte) (argb >> 16);
      row[at++] = (byte) (argb >> 8);
      row[at++] = (byte) argb;
      if (alpha) {
        row[at++] = (byte) (argb >>> 24);
      }
    }
  }
}
