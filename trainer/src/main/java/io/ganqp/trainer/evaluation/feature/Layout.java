package io.ganqp.trainer.evaluation.feature;

/** The order of dimensions of an image in a tensor. */
public enum Layout {
  /** Channels, rows, columns: PyTorch. */
  NCHW,
  /** Rows, columns, channels: TensorFlow. */
  NHWC;

  private static final int COLOURS = 3;

  /** The shape of {@code images} square images. */
  long[] shape(int images, int size) {
    return this == NCHW
        ? new long[] {images, COLOURS, size, size}
        : new long[] {images, size, size, COLOURS};
  }

  Layout other() {
    return this == NCHW ? NHWC : NCHW;
  }
}
