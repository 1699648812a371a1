package io.ganqp.trainer.network;

/**
 * Shape of one sample between two layers: {@code channels} maps of {@code size}×{@code size}. Flat
 * features are channels of size 1.
 */
public record Shape(int channels, int size) {

  public Shape {
    if (channels < 1 || size < 1) {
      throw new IllegalArgumentException(
          "a sample of "
              + channels
              + "×"
              + size
              + "×"
              + size
              + " is empty: use sizes of at least 1");
    }
  }

  /** Elements of one sample. */
  public int length() {
    return Math.multiplyExact(channels, plane());
  }

  /** Elements of one channel. */
  public int plane() {
    return Math.multiplyExact(size, size);
  }

  @Override
  public String toString() {
    return channels + "×" + size + "×" + size;
  }
}
