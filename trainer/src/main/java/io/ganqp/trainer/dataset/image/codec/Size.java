package io.ganqp.trainer.dataset.image.codec;

/** Columns and rows of an image. */
public record Size(int width, int height) {

  /** Columns times rows. */
  public long pixels() {
    return (long) width * height;
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }
}
