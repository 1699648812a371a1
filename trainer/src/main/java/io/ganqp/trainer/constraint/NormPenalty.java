package io.ganqp.trainer.constraint;

/** φ(n): what the norm n ≥ 0 of the critic's gradient costs at one point. */
public sealed interface NormPenalty {

  /** φ(n). */
  double value(double norm);

  /** φ′(n). */
  double slope(double norm);

  /** No penalty: such points take no part. */
  NormPenalty NONE = new Power(0, 2);

  /** λ (n − 1)² of WGAN-GP (Gulrajani et al., arXiv 1704.00028); λ is 10 there. */
  static NormPenalty unit(double lambda) {
    return new Unit(lambda, false);
  }

  /** λ max(0, n − 1)², the one-sided form of the same paper, §4 (and arXiv 1709.08894). */
  static NormPenalty atMostUnit(double lambda) {
    return new Unit(lambda, true);
  }

  /** k nᵖ of WGAN-div (Wu et al., arXiv 1712.01026); k is 2 and p is 6 there. */
  static NormPenalty power(double k, double p) {
    return new Power(k, p);
  }

  /** γ/2 n² of R1 and R2 (Mescheder et al., arXiv 1801.04406; R3GAN, arXiv 2501.05441). */
  static NormPenalty zeroCentred(double gamma) {
    return new Power(gamma / 2, 2);
  }

  /**
   * factor · nᵖᵒʷᵉʳ.
   *
   * @param factor at least 0
   * @param power above 1, so that the slope is 0 at 0
   */
  record Power(double factor, double power) implements NormPenalty {

    public Power {
      requireFactor(factor);
      if (!(power > 1 && power < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the power of a gradient penalty is " + power + "; use one above 1");
      }
    }

    @Override
    public double value(double norm) {
      return factor * Math.pow(norm, power);
    }

    @Override
    public double slope(double norm) {
      return factor * power * Math.pow(norm, power - 1);
    }
  }

  /**
   * factor · (n − 1)².
   *
   * @param factor at least 0
   * @param oneSided whether norms below 1 cost nothing
   */
  record Unit(double factor, boolean oneSided) implements NormPenalty {

    public Unit {
      requireFactor(factor);
    }

    @Override
    public double value(double norm) {
      double excess = excess(norm);
      return factor * excess * excess;
    }

    @Override
    public double slope(double norm) {
      return 2 * factor * excess(norm);
    }

    private double excess(double norm) {
      return oneSided ? Math.max(0, norm - 1) : norm - 1;
    }
  }

  private static void requireFactor(double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the factor of a gradient penalty is " + factor + "; use one of at least 0");
    }
  }
}
