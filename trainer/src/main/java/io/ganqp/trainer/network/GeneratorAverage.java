package io.ganqp.trainer.network;

import java.util.List;

/**
 * Exponential moving average of a generator's trainable parameters. The decay is min(decay,
 * (1+i)/(10+i)) at step i, so that the first, poor generators are soon forgotten.
 *
 * <p>The batch-norm statistics of the trained generator do not fit the averaged weights: fill them
 * with {@code BatchNormStatistics} before the average is used for inference.
 */
public final class GeneratorAverage {

  private final List<ParameterBlock> trainable;
  private final int size;
  private final double decay;

  /**
   * An average of networks of that layout.
   *
   * @throws IllegalArgumentException if decay is not in [0, 1)
   */
  public GeneratorAverage(ParameterLayout layout, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("averageDecay is " + decay + "; use a value in [0, 1)");
    }
    this.trainable = layout.blocks().stream().filter(b -> b.kind().trainable()).toList();
    this.size = layout.size();
    this.decay = decay;
  }

  /**
   * Takes the generator's parameters after one training step into {@code average}.
   *
   * @param step steps that the average had seen before, from 0
   */
  public void update(float[] average, float[] parameters, long step) {
    if (average.length != size || parameters.length != size) {
      throw new IllegalArgumentException(
          "vectors of %d and %d do not fit %d parameters"
              .formatted(average.length, parameters.length, size));
    }
    float rate = (float) (1 - decay(step));
    for (ParameterBlock block : trainable) {
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        average[i] += rate * (parameters[i] - average[i]);
      }
    }
  }

  /** Decay of step {@code step}, counted from 0. */
  double decay(long step) {
    return Math.min(decay, (1.0 + step) / (10.0 + step));
  }
}
