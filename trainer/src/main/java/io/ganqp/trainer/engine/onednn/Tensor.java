package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.network.Shape;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A batch of samples in blocks of channels: [N, ⌈C/b⌉, H, W, b]. The last block is filled up with
 * zeros, and every operation keeps them zero. Flat features are images of one pixel, which is plain
 * rows of {@code channels} floats.
 *
 * @param batch N, samples
 * @param shape C×H×W of one sample
 * @param channels C, filled up to whole blocks
 * @param data N·channels·H·W floats
 */
record Tensor(int batch, Shape shape, int channels, FloatPointer data) {

  /** Floats of a batch of {@code shape}, filled up. */
  static long length(int batch, Shape shape, int channels) {
    return (long) batch * channels * shape.plane();
  }

  long length() {
    return length(batch, shape, channels);
  }

  /** Whether there are channels that are there only to fill the last block. */
  boolean isPadded() {
    return channels != shape.channels();
  }

  /** One of {@code groups} equal runs of samples: a view. */
  Tensor group(int index, int groups) {
    return new Tensor(
        batch / groups, shape, channels, data.getPointer(index * (length() / groups)));
  }
}
