package io.ganqp.trainer.objective;

/**
 * Functions of a score that neither overflow nor lose their small values, in double precision.
 * StrictMath gives the same bits on every machine, so that a training goes on alike on another one.
 */
final class Stable {

  /**
   * Where the exponential goes on as its tangent: e⁸⁰ = 5.5e34 is within the floats, e⁸⁹ is not.
   */
  static final double LARGEST_EXPONENT = 80;

  private Stable() {}

  /** sp(v) = log(1 + eᵛ). */
  static double softplus(double v) {
    return Math.max(v, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(v)));
  }

  /** σ(v) = 1 / (1 + e⁻ᵛ), the derivative of sp. */
  static double sigmoid(double v) {
    double small = StrictMath.exp(-Math.abs(v));
    return (v < 0 ? small : 1) / (1 + small);
  }

  /**
   * eᵛ up to v = 80, and its tangent there beyond: convex, once differentiable, and finite for
   * every float.
   */
  static double exp(double v) {
    double excess = v - LARGEST_EXPONENT;
    return excess > 0 ? expSlope(v) * (1 + excess) : StrictMath.exp(v);
  }

  /** The derivative of {@link #exp}. */
  static double expSlope(double v) {
    return StrictMath.exp(Math.min(v, LARGEST_EXPONENT));
  }
}
