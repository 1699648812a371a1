package io.ganqp.trainer.engine.onednn.memory;

import io.ganqp.trainer.network.Shape;
import org.bytedeco.dnnl.memory;

/**
 * How a batch of samples lies in memory: [N, ⌈C/b⌉, H, W, b], in blocks of b channels. The last
 * block is filled up with zeros, and every operation keeps them zero. Blocks of 1 are plain NCHW;
 * flat features are images of one pixel, which is plain rows of {@link #channels} floats.
 *
 * @param batch N, samples
 * @param shape C×H×W of one sample
 * @param block b: 1, 8 or 16
 */
public record Layout(int batch, Shape shape, int block) {

  /** C, filled up to whole blocks. */
  public int channels() {
    return Math.multiplyExact((shape.channels() + block - 1) / block, block);
  }

  /** Floats. */
  public long length() {
    return (long) batch * channels() * shape.plane();
  }

  /** Whether there are channels that are there only to fill the last block. */
  public boolean isPadded() {
    return channels() != shape.channels();
  }

  /** One of {@code groups} equal runs of samples. */
  public Layout group(int groups) {
    return new Layout(batch / groups, shape, block);
  }

  /** oneDNN's name of the order. */
  public memory.format_tag tag() {
    return switch (block) {
      case 1 -> memory.format_tag.nchw;
      case 8 -> memory.format_tag.nChw8c;
      case 16 -> memory.format_tag.nChw16c;
      default -> throw new IllegalArgumentException("no layout has blocks of " + block);
    };
  }
}
