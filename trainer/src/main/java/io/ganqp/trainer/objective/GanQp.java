package io.ganqp.trainer.objective;

import java.util.Arrays;

/**
 * GAN-QP, the divergence with a quadratic potential (Su, arXiv 1811.07296, equations 12 to 15).
 *
 * <pre>
 *   critic     max_T  E[ ΔT − ΔT² / (2 λ d(x_r, x_f)) ]      ΔT = T(x_r) − T(x_f)
 *   generator  min_G  E[ ΔT ]
 * </pre>
 *
 * The quadratic term never reaches the generator: through d it would teach it to minimise the
 * distance itself. The optimal critic obeys |ΔT| ≤ λ d without any constraint; λ only scales it.
 *
 * @param lambda λ &gt; 0
 */
public record GanQp(double lambda) implements Divergence {

  /**
   * The least distance that is told from zero: below one grey level in one value of a 512-pixel
   * image. The paper leaves x_r = x_f undefined.
   */
  static final double EPSILON = 1e-8;

  public GanQp {
    if (!(lambda > 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda is " + lambda + "; it must be positive");
    }
  }

  @Override
  public String name() {
    return "GanQp";
  }

  @Override
  public CriticLoss critic(float[] real, float[] fake, float[] distance) {
    int batch = real.length;
    float[] realGradient = new float[batch];
    float[] fakeGradient = new float[batch];
    double loss = 0;
    double difference = 0;
    for (int i = 0; i < batch; i++) {
      double delta = (double) real[i] - fake[i];
      double scale = lambda * Math.max(distance[i], EPSILON);
      loss -= delta - delta * delta / (2 * scale);
      difference += delta;
      float gradient = (float) ((delta / scale - 1) / batch);
      realGradient[i] = gradient;
      fakeGradient[i] = -gradient;
    }
    return new CriticLoss(loss / batch, realGradient, fakeGradient, difference / batch);
  }

  @Override
  public GeneratorLoss generator(float[] fake) {
    int batch = fake.length;
    double loss = 0;
    for (float score : fake) {
      loss -= score;
    }
    float[] gradient = new float[batch];
    Arrays.fill(gradient, -1f / batch);
    return new GeneratorLoss(loss / batch, gradient);
  }
}
