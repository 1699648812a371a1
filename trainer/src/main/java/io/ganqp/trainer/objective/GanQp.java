package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.math.BigDecimal;
import java.util.ArrayList;
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
public record GanQp(double lambda, int power, CriticInput critic) implements PairwiseDivergence {

  /** The powers of the potential. */
  public static final List<Integer> POWERS = List.of(2, 4, 6);

  /**
   * The least distance that is told from zero: below one grey level in one value of a 512-pixel
   * image, which is a mean of 9.97e-9. The paper leaves x_r = x_f undefined.
   */
  static final double EPSILON = 1e-9;

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "GanQp",
          p -> new GanQp(p.lambda(), p.power(), p.input()),
          new CatalogEntry.Formula("ΔT − ΔTᵖ / (p (λ d)ᵖ⁻¹)", "−T(x_f)", "ΔT (critic.input Pair)"),
          List.of("lambda > 0", "power 2, 4, 6", "distance L1, L2", "critic.input Image, Pair"),
          "Su, arXiv 1811.07296, equations 12 to 15",
          List.of(Constraint.R1, Constraint.R2, Constraint.SPECTRAL_NORM),
          false,
          List.of(SourceSettings.adam("Su, github.com/bojone/gan-qp", 2, 2e-4, 0.5, 0.999)));

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
  public PairTerm criticTerm(double real, double fake, double distance) {
    double delta = real - fake;
    double scale = scale(distance);
    double ratio = delta / scale;
    double rest = evenPower(ratio, power - 2);
    double potential = delta * delta * rest / (power * scale);
    return PairTerm.ofDifference(potential - delta, ratio * rest - 1);
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    return critic == CriticInput.UNARY
        ? PairTerm.ofFake(-fake, -1)
        : PairTerm.ofDifference(real - fake, 1);
  }

  @Override
  public Map<String, Double> diagnose(Scores scores) {
    LipschitzRatios ratios = new LipschitzRatios(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      ratios.set(i, scores.difference(i) / scale(scores.distance()[i]));
    }
    Map<String, Double> diagnostics = new LinkedHashMap<>(ScoreDifference.alone(scores));
    ratios.addTo(diagnostics);
    return diagnostics;
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
    List<Diagnostic> diagnostics = new ArrayList<>(ScoreDifference.ALONE);
    diagnostics.addAll(LipschitzRatios.DIAGNOSTICS);
    return List.copyOf(diagnostics);
  }

  private double scale(double distance) {
    return lambda * Math.max(distance, EPSILON);
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
