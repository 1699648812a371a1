package io.ganqp.trainer.network;

import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.List;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1) over the trainable blocks of one network's
 * flat parameters, in place. Batch-norm statistics are left alone.
 */
public final class Adam implements Optimizer {

  private static final float EPSILON = 1e-8f;

  /**
   * How fast and how smoothly Adam moves.
   *
   * @param learningRate α, above 0
   * @param beta1 decay of the gradient's running mean, in [0, 1)
   * @param beta2 decay of the squared gradient's running mean, in [0, 1)
   */
  public record Rates(double learningRate, double beta1, double beta2) {

    public Rates {
      if (!(learningRate > 0) || !(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
        throw new IllegalArgumentException(
            "Adam takes a learningRate > 0 and beta1, beta2 in [0, 1), not %s, %s and %s"
                .formatted(learningRate, beta1, beta2));
      }
    }
  }

  private final List<Range> ranges;
  private final Rates rates;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private long steps;

  /** Starts from zero moments. */
  public Adam(ParameterLayout layout, Rates rates) {
    this(layout, rates, new float[layout.size()], new float[layout.size()], 0);
  }

  /**
   * Goes on from a checkpoint. The arrays are taken over, not copied.
   *
   * @param firstMoment m, the running mean of the gradient, laid out as the parameters
   * @param secondMoment v, the running mean of its square, laid out as the parameters
   * @param steps t, the steps taken so far
   * @throws IllegalArgumentException if the moments do not fit the layout
   */
  public Adam(
      ParameterLayout layout, Rates rates, float[] firstMoment, float[] secondMoment, long steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("Adam cannot have taken " + steps + " steps");
    }
    this.ranges = layout.trainable();
    this.rates = rates;
    this.firstMoment = requireLength(firstMoment, layout.size());
    this.secondMoment = requireLength(secondMoment, layout.size());
    this.steps = steps;
  }

  @Override
  public void step(float[] parameters, float[] gradient) {
    requireLength(parameters, firstMoment.length);
    requireLength(gradient, firstMoment.length);
    steps++;
    // The bias corrections of algorithm 1, drawn out of the loop:
    // α m̂/(√v̂ + ε) = α m/(1−β₁ᵗ) / (√v/√(1−β₂ᵗ) + ε)
    float rate = (float) (rates.learningRate() / (1 - Math.pow(rates.beta1(), (double) steps)));
    float scale = (float) (1 / Math.sqrt(1 - Math.pow(rates.beta2(), (double) steps)));
    for (Range range : ranges) {
      Slices.each(range, (from, to) -> update(from, to, parameters, gradient, rate, scale));
    }
  }

  /** m, for a checkpoint: the live array, changed by the next step. */
  public float[] firstMoment() {
    return firstMoment;
  }

  /** v, for a checkpoint: the live array, changed by the next step. */
  public float[] secondMoment() {
    return secondMoment;
  }

  @Override
  public List<float[]> moments() {
    return List.of(firstMoment, secondMoment);
  }

  /** t, the steps taken so far. */
  @Override
  public long steps() {
    return steps;
  }

  private void update(
      int from, int to, float[] parameters, float[] gradient, float rate, float scale) {
    float keep1 = (float) rates.beta1();
    float add1 = (float) (1 - rates.beta1());
    float keep2 = (float) rates.beta2();
    float add2 = (float) (1 - rates.beta2());
    float[] m = firstMoment;
    float[] v = secondMoment;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float mi = keep1 * m[i] + add1 * g;
      float vi = keep2 * v[i] + add2 * g * g;
      m[i] = mi;
      v[i] = vi;
      parameters[i] -= rate * mi / ((float) Math.sqrt(vi) * scale + EPSILON);
    }
  }

  private static float[] requireLength(float[] values, int size) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "a vector of " + values.length + " does not fit a network of " + size + " parameters");
    }
    return values;
  }
}
