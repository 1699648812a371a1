package io.ganqp.trainer.network;

import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.List;

/**
 * RMSprop (Tieleman and Hinton, 2012, lecture 6.5), as PyTorch has it and the WGAN's own code uses
 * it: v ← β v + (1 − β) g², θ ← θ − α g / (√v + ε). Batch-norm statistics are left alone.
 */
public final class RmsProp implements Optimizer {

  private static final float EPSILON = 1e-8f;

  private final List<Range> ranges;
  private final float learningRate;
  private final float beta;
  private final float[] secondMoment;
  private long steps;

  /**
   * Goes on from a checkpoint. The array is taken over, not copied.
   *
   * @param learningRate α, above 0
   * @param beta β, in [0, 1)
   * @param secondMoment v, laid out as the parameters; zeros to begin with
   * @throws IllegalArgumentException if a rate is out of range or the moment does not fit the
   *     layout
   */
  public RmsProp(
      ParameterLayout layout, double learningRate, double beta, float[] secondMoment, long steps) {
    if (!(learningRate > 0) || !(beta >= 0 && beta < 1) || steps < 0) {
      throw new IllegalArgumentException(
          "RMSprop takes a learningRate > 0, beta2 in [0, 1) and steps ≥ 0, not %s, %s and %d"
              .formatted(learningRate, beta, steps));
    }
    if (secondMoment.length != layout.size()) {
      throw new IllegalArgumentException(
          "a vector of "
              + secondMoment.length
              + " does not fit a network of "
              + layout.size()
              + " parameters");
    }
    this.ranges = layout.trainable();
    this.learningRate = (float) learningRate;
    this.beta = (float) beta;
    this.secondMoment = secondMoment;
    this.steps = steps;
  }

  @Override
  public void step(float[] parameters, float[] gradient) {
    steps++;
    for (Range range : ranges) {
      Slices.each(range, (from, to) -> update(from, to, parameters, gradient));
    }
  }

  private void update(int from, int to, float[] parameters, float[] gradient) {
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float v = beta * secondMoment[i] + (1 - beta) * g * g;
      secondMoment[i] = v;
      parameters[i] -= learningRate * g / ((float) Math.sqrt(v) + EPSILON);
    }
  }

  @Override
  public List<float[]> moments() {
    return List.of(secondMoment);
  }

  @Override
  public long steps() {
    return steps;
  }
}
