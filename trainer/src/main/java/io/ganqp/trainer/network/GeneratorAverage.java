package io.ganqp.trainer.network;

import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.List;

/**
 * Exponential moving average of a generator's trainable parameters. The decay is min(decay,
 * (1+i)/(10+i)) at step i, so that the first, poor generators are soon forgotten.
 *
 * <p>The batch-norm statistics of the trained generator do not fit the averaged weights: fill them
 * with {@code io.ganqp.trainer.engine.BatchNormStatistics} before the average is used for
 * inference.
 */
public final class GeneratorAverage {

  private final List<Range> ranges;
  private final double decay;
  private final float[] average;
  private long steps;

  /**
   * Starts from, or goes on with, {@code average}, which is copied.
   *
   * @param steps updates that {@code average} has seen; 0 at the start
   * @throws IllegalArgumentException if decay is not in [0, 1), or the length is not the layout's
   */
  public GeneratorAverage(ParameterLayout layout, double decay, float[] average, long steps) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("averageDecay is " + decay + "; use a value in [0, 1)");
    }
    if (average.length != layout.size()) {
      throw new IllegalArgumentException(
          "an average of " + average.length + " does not fit " + layout.size() + " parameters");
    }
    this.ranges = layout.trainable();
    this.decay = decay;
    this.average = average.clone();
    this.steps = steps;
  }

  /** Takes the generator's parameters after one training step into the average. */
  public void update(float[] parameters) {
    float rate = (float) (1 - decay(steps, decay));
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        average[i] += rate * (parameters[i] - average[i]);
      }
    }
    steps++;
  }

  /** Decay of step {@code step}, counted from 0. */
  static double decay(long step, double decay) {
    double early = (1.0 + step) / (10.0 + step);
    return Math.min(decay, early);
  }

  /** A copy of the averaged parameters; batch-norm statistics are those given at the start. */
  public float[] parameters() {
    return average.clone();
  }

  /** Updates seen so far. */
  public long steps() {
    return steps;
  }
}
