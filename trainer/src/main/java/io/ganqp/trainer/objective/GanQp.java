package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GAN-QP, the divergence with a quadratic potential (Su, arXiv 1811.07296, equations 12 to 15); p
 * is 2 there, and any even power leads to a divergence of the same kind.
 *
 * <pre>
 *   critic     max_T  E[ ΔT − ΔTᵖ / (p (λ d(x_r, x_f))ᵖ⁻¹) ]      ΔT = T(x_r) − T(x_f)
 *   generator  min_G  E[ ΔT ]
 * </pre>
 *
 * The potential never reaches the generator: through d it would teach it to minimise the distance
 * itself. λ only scales the optimal critic. GAN-QP is a relativistic paired GAN like {@link RpGan},
 * with another function of ΔT.
 *
 * @param lambda λ &gt; 0
 * @param power p: 2, 4 or 6
 * @param critic what it scores; of a unary one, the generator needs the scores of fakes alone
 */
public record GanQp(double lambda, int power, CriticInput critic) implements Divergence {

  /** The powers of the potential. */
  public static final List<Integer> POWERS = List.of(2, 4, 6);

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
    if (!POWERS.contains(power)) {
      throw new IllegalArgumentException("power is " + power + "; it must be 2, 4 or 6");
    }
  }

  /** The paper's own: quadratic, of a critic that scores images. */
  public GanQp(double lambda) {
    this(lambda, 2, CriticInput.UNARY);
  }

  @Override
  public String description() {
    return "GanQp λ="
        + BigDecimal.valueOf(lambda).stripTrailingZeros().toPlainString()
        + (power == 2 ? "" : ", p=" + power)
        + (critic == CriticInput.UNARY ? "" : ", binary critic");
  }

  @Override
  public Loss critic(Scores scores) {
    int batch = scores.size();
    PairLoss loss = new PairLoss(scores);
    double difference = 0;
    double ratios = 0;
    for (int i = 0; i < batch; i++) {
      double delta = scores.difference(i);
      double scale = lambda * Math.max(scores.distance()[i], EPSILON);
      double ratio = delta / scale;
      double power2 = evenPower(ratio, power - 2);
      double potential = delta * delta * power2 / (power * scale);
      double slope = ratio * power2 - 1;
      loss.add(i, potential - delta, slope, -slope);
      difference += delta;
      ratios += Math.abs(ratio);
    }
    Map<String, Double> diagnostics = new LinkedHashMap<>();
    diagnostics.put(ScoreDifference.NAME, difference / batch);
    diagnostics.put(LIPSCHITZ_RATIO.name(), ratios / batch);
    return loss.mean(diagnostics);
  }

  @Override
  public Loss generator(Scores scores) {
    return critic == CriticInput.UNARY
        ? LinearGenerator.ofFakes(scores)
        : LinearGenerator.ofPairs(scores);
  }

  /** Of a binary critic only: a fake is in both of the pairs that it scores. */
  @Override
  public boolean generatorNeedsReals() {
    return critic == CriticInput.BINARY;
  }

  @Override
  public boolean isShiftInvariant() {
    return true;
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return List.of(ScoreDifference.DIAGNOSTIC, LIPSCHITZ_RATIO);
  }

  private static double evenPower(double base, int exponent) {
    double square = base * base;
    double power = 1;
    for (int i = 0; i < exponent; i += 2) {
      power *= square;
    }
    return power;
  }
}
