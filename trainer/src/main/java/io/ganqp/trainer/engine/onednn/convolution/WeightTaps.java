package io.ganqp.trainer.engine.onednn.convolution;

import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.network.ParameterBlock;
import org.bytedeco.dnnl.memory;

/**
 * The weights [K, C, k, k] of a convolution tap by tap.
 *
 * @param block of the weights
 * @param columns places for the taps of a row, of which the last may be empty
 * @param featureStride floats from one K to the next
 * @param imageStride floats from one C to the next
 */
public record WeightTaps(ParameterBlock block, int columns, long featureStride, long imageStride) {

  /**
   * Floats between two taps: a cache line. Without them, all taps of a weight would be a power of
   * two apart, hence in the same few sets of a cache, and copying would be five times slower.
   */
  private static final int GAP = 16;

  /** In the order [row, column, C, K]. */
  public static WeightTaps byImage(ParameterBlock block, int columns) {
    return new WeightTaps(block, columns, 1, block.shape().get(0));
  }

  /** In the order [row, column, K, C]. */
  public static WeightTaps byFeatures(ParameterBlock block, int columns) {
    return new WeightTaps(block, columns, block.shape().get(1), 1);
  }

  /** Floats of a tap. */
  public long size() {
    return features() * image();
  }

  /** Floats from one tap to the next of its row. */
  public long distance() {
    return size() + GAP;
  }

  /** Floats from one row of taps to the next. */
  public long row() {
    return columns * distance();
  }

  /** C. */
  public long image() {
    return block.shape().get(1);
  }

  /** K. */
  public long features() {
    return block.shape().get(0);
  }

  /** As they lie at the start of a buffer. */
  public memory in(SharedBuffer buffer, Buffers buffers) {
    return buffers.strided(
        buffer.start(), dimensions(), new long[] {featureStride, imageStride, row(), distance()});
  }

  /** As they lie in the flat vector, in staging. */
  public memory plain(Buffers buffers) {
    return buffers.plain(buffers.staging().start(), dimensions());
  }

  private long[] dimensions() {
    return block.shape().stream().mapToLong(i -> i).toArray();
  }
}
