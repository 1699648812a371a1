package io.ganqp.trainer.network;

/**
 * Exponential moving average of a generator's trainable parameters. The decay is min(decay,
 * (1+i)/(10+i)) at step i, so that the first, poor generators are soon forgotten.
 *
 * <p>Batch-norm statistics are copied from the generator. They do not fit the averaged weights
 * well: estimate better ones with {@code BatchNormStatistics} before the average is used for
 * inference.
 */
public final class GeneratorAverage {

  private final ParameterLayout layout;
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
    this.layout = layout;
    this.decay = decay;
  }

  /**
   * Takes the generator's parameters after one training step into {@code average}.
   *
   * @param step steps that the average had seen before, from 0
   */
  public void update(float[] average, float[] parameters, long step) {
    if (average.length != layout.size() || parameters.length != layout.size()) {
      throw new IllegalArgumentException(
          "vectors of %d and %d do not fit %d parameters"
              .formatted(average.length, parameters.length, layout.size()));
    }
    float rate = (float) (1 - decay(step));
    for (ParameterLayout.Range range : layout.trainable()) {
      Slices.each(range, (from, to) -> approach(from, to, average, parameters, rate));
    }
    for (ParameterBlock block : layout.blocks()) {
      if (!block.kind().trainable()) {
        System.arraycopy(parameters, block.offset(), average, block.offset(), block.length());
      }
    }
  }

  private static void approach(int from, int to, float[] average, float[] parameters, float rate) {
    for (int i = from; i < to; i++) {
      average[i] += rate * (parameters[i] - average[i]);
    }
  }

  /** Decay of step {@code step}, counted from 0. */
  double decay(long step) {
    return Math.min(decay, (1.0 + step) / (10.0 + step));
  }
}
