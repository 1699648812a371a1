package io.ganqp.trainer.objective;

import java.util.function.DoubleUnaryOperator;

/**
 * The f-divergences of Nowozin et al. (arXiv 1606.00709, Tables 1, 2 and 6): the activation g that
 * brings a raw score into the domain of f*, and −f*(g(v)) composed in closed form, since f* after g
 * loses everything at large scores. Exponentials go on as tangents beyond e⁸⁰ ({@link Stable#exp}).
 */
@SuppressWarnings("ImmutableEnumChecker") // DoubleUnaryOperator cannot say it, and all are pure.
public enum FDivergence {
  /** f(u) = u log u. */
  KL("KL", v -> v, v -> 1, v -> -Stable.exp(v - 1), v -> -Stable.expSlope(v - 1)),

  /** f(u) = −log u. */
  REVERSE_KL("ReverseKL", v -> -Stable.exp(-v), v -> Stable.expSlope(-v), v -> 1 - v, v -> -1),

  /** f(u) = (u − 1)². */
  PEARSON_CHI2("PearsonChi2", v -> v, v -> 1, v -> -v * v / 4 - v, v -> -v / 2 - 1),

  /** f(u) = (1 − u)² / u. */
  NEYMAN_CHI2(
      "NeymanChi2",
      v -> 1 - Stable.exp(-v),
      v -> Stable.expSlope(-v),
      v -> -2 + 2 * Stable.exp(-v / 2),
      v -> -Stable.expSlope(-v / 2)),

  /** f(u) = (√u − 1)². */
  SQUARED_HELLINGER(
      "SquaredHellinger",
      v -> 1 - Stable.exp(-v),
      v -> Stable.expSlope(-v),
      v -> 1 - Stable.exp(v),
      v -> -Stable.expSlope(v)),

  /** f(u) = −(u + 1) log((1 + u) / 2) + u log u. */
  JENSEN_SHANNON(
      "JensenShannon",
      v -> StrictMath.log(2) - Stable.softplus(-v),
      v -> Stable.sigmoid(-v),
      v -> StrictMath.log(2) - Stable.softplus(v),
      v -> -Stable.sigmoid(v)),

  /** f(u) = u log u − (u + 1) log(u + 1): twice SGAN's. */
  GAN(
      "GAN",
      v -> -Stable.softplus(-v),
      v -> Stable.sigmoid(-v),
      v -> -Stable.softplus(v),
      v -> -Stable.sigmoid(v)),

  /** f(u) = ½ |u − 1|. */
  TOTAL_VARIATION(
      "TotalVariation",
      v -> StrictMath.tanh(v) / 2,
      v -> halfTanhSlope(v),
      v -> -StrictMath.tanh(v) / 2,
      v -> -halfTanhSlope(v));

  private final String text;
  private final DoubleUnaryOperator activation;
  private final DoubleUnaryOperator activationSlope;
  private final DoubleUnaryOperator negatedConjugate;
  private final DoubleUnaryOperator negatedConjugateSlope;

  FDivergence(
      String text,
      DoubleUnaryOperator activation,
      DoubleUnaryOperator activationSlope,
      DoubleUnaryOperator negatedConjugate,
      DoubleUnaryOperator negatedConjugateSlope) {
    this.text = text;
    this.activation = activation;
    this.activationSlope = activationSlope;
    this.negatedConjugate = negatedConjugate;
    this.negatedConjugateSlope = negatedConjugateSlope;
  }

  /** Its name where users write it. */
  @Override
  public String toString() {
    return text;
  }

  /** g(v), the output activation. */
  double activation(double v) {
    return activation.applyAsDouble(v);
  }

  /** g′(v). */
  double activationSlope(double v) {
    return activationSlope.applyAsDouble(v);
  }

  /** −f*(g(v)), where f* is the convex conjugate of f. */
  double negatedConjugate(double v) {
    return negatedConjugate.applyAsDouble(v);
  }

  /** Derivative of −f*(g(v)). */
  double negatedConjugateSlope(double v) {
    return negatedConjugateSlope.applyAsDouble(v);
  }

  /** (½ tanh v)′ = 2 / (eᵛ + e⁻ᵛ)², without the cancellation of ½ (1 − tanh² v). */
  private static double halfTanhSlope(double v) {
    double cosh = StrictMath.cosh(Math.min(Math.abs(v), Stable.LARGEST_EXPONENT));
    return 1 / (2 * cosh * cosh);
  }
}
