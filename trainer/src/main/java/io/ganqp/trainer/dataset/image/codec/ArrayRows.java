package io.ganqp.trainer.dataset.image.codec;

/** Rows of a decoded image that lie in one array, without opacity. */
final class ArrayRows implements PixelRows {
  private final ColorKind kind;
  private final byte[] samples;

  /**
   * @param samples [height · width · channels]
   */
  ArrayRows(ColorKind kind, byte[] samples) {
    this.kind = kind;
    this.samples = samples;
  }

  @Override
  public ColorKind kind() {
    return kind;
  }

  @Override
  public void read(int y, byte[] row) {
    System.arraycopy(samples, y * row.length, row, 0, row.length);
  }
}
