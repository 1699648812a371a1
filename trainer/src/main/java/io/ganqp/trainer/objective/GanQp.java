package io.ganqp.trainer.objective;

import java.math.BigDecimal;
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
   * image, which is a mean of 9.97e-9. The paper leaves x_r = x_f undefined.
   */
  static final double EPSILON = 1e-9;

  public GanQp {
    if (!(lambda > 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda is " + lambda + "; it must be positive");
    }
  }

  @Override
  public String description() {
    return "GanQp λ=" + BigDecimal.valueOf(lambda).stripTrailingZeros().toPlainString();
  }

  @Override
  public CriticLoss critic(float[] scores, float[] distances) {
    int batch = distances.length;
    float[] gradient = new float[2 * batch];
    double loss = 0;
    double difference = 0;
    double ratio = 0;
    for (int i = 0; i < batch; i++) {
      double delta = (double) scores[i] - scores[batch + i];
      double scale = lambda * Math.max(distances[i], EPSILON);
      loss -= delta - delta * delta / (2 * scale);
      difference += delta;
      ratio += Math.abs(delta) / scale;
      gradient[i] = (float) ((delta / scale - 1) / batch);
      gradient[batch + i] = -gradient[i];
    }
    return new CriticLoss(loss / batch, gradient, difference / batch, ratio / batch);
  }

  @Override
  public GeneratorLoss generator(float[] scores) {
    int batch = scores.length;
    double loss = 0;
    for (float score : scores) {
      loss -= score;
    }
    float[] gradient = new float[batch];
    Arrays.fill(gradient, -1f / batch);
    return new GeneratorLoss(loss / batch, gradient);
  }
}
