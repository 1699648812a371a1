package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GAN-QP, the divergence with a quadratic potential (Su, arXiv 1811.07296, equations 12 to 15).
 *
 * <pre>
 *   critic     max_T  E[ ΔT − ΔT² / (2 λ d(x_r, x_f)) ]      ΔT = T(x_r) − T(x_f)
 *   generator  min_G  E[ ΔT ]
 * </pre>
 *
 * The quadratic term never reaches the generator: through d it would teach it to minimise the
 * distance itself. λ only scales the optimal critic.
 *
 * @param lambda λ &gt; 0
 */
public record GanQp(double lambda) implements Divergence {

  /**
   * The least distance that is told from zero: below one grey level in one value of a 512-pixel
   * image, which is a mean of 9.97e-9. The paper leaves x_r = x_f undefined.
   */
  static final double EPSILON = 1e-9;

  private static final Diagnostic LIPSCHITZ_RATIO =
      new Diagnostic(
          "lipschitzRatio",
          "Lipschitz ratio",
          "mean of |ΔT| / (λ d): GAN-QP keeps it below 1 by itself",
          1.0);

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
  public Loss critic(Scores scores) {
    int batch = scores.size();
    float[] real = new float[batch];
    float[] fake = new float[batch];
    double loss = 0;
    double difference = 0;
    double ratio = 0;
    for (int i = 0; i < batch; i++) {
      double delta = scores.difference(i);
      double scale = lambda * Math.max(scores.distance()[i], EPSILON);
      loss -= delta - delta * delta / (2 * scale);
      difference += delta;
      ratio += Math.abs(delta) / scale;
      real[i] = (float) ((delta / scale - 1) / batch);
      fake[i] = -real[i];
    }
    Map<String, Double> diagnostics = new LinkedHashMap<>();
    diagnostics.put(ScoreDifference.NAME, difference / batch);
    diagnostics.put(LIPSCHITZ_RATIO.name(), ratio / batch);
    return new Loss(loss / batch, real, fake, diagnostics);
  }

  @Override
  public Loss generator(Scores scores) {
    int batch = scores.size();
    double loss = 0;
    for (float score : scores.fake()) {
      loss -= score;
    }
    float[] real = new float[scores.real().length];
    float[] fake = new float[batch];
    Arrays.fill(fake, -1f / batch);
    return new Loss(loss / batch, real, fake);
  }

  @Override
  public boolean generatorNeedsReals() {
    return false;
  }

  @Override
  public boolean isShiftInvariant() {
    return true;
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return List.of(ScoreDifference.DIAGNOSTIC, LIPSCHITZ_RATIO);
  }
}
