package io.ganqp.trainer.constraint;

/**
 * Where the norm of the critic's gradient is penalised, and how: the sum of the means of φ over the
 * reals, over the fakes, and over interpolates between them.
 *
 * @param reals φ at the reals
 * @param fakes φ at the fakes
 * @param interpolates φ at α x_r + (1 − α) x_f
 */
public record GradientPenalty(NormPenalty reals, NormPenalty fakes, NormPenalty interpolates) {

  /** WGAN-GP: λ (n − 1)² at interpolates. */
  public static GradientPenalty wganGp(double lambda) {
    return atInterpolates(NormPenalty.unit(lambda));
  }

  /** One-sided WGAN-GP: λ max(0, n − 1)² at interpolates. */
  public static GradientPenalty oneSidedWganGp(double lambda) {
    return atInterpolates(NormPenalty.atMostUnit(lambda));
  }

  /** WGAN-div: k nᵖ at interpolates. */
  public static GradientPenalty wganDiv(double k, double p) {
    return atInterpolates(NormPenalty.power(k, p));
  }

  /** Su's variant of WGAN-div: k/2 nᵖ at reals and at fakes. */
  public static GradientPenalty wganDivAtSamples(double k, double p) {
    NormPenalty half = NormPenalty.power(k / 2, p);
    return new GradientPenalty(half, half, NormPenalty.NONE);
  }

  /** R1: γ/2 n² at reals. */
  public static GradientPenalty r1(double gamma) {
    return new GradientPenalty(NormPenalty.zeroCentred(gamma), NormPenalty.NONE, NormPenalty.NONE);
  }

  /** R2: γ/2 n² at fakes. */
  public static GradientPenalty r2(double gamma) {
    return new GradientPenalty(NormPenalty.NONE, NormPenalty.zeroCentred(gamma), NormPenalty.NONE);
  }

  /** R1 and R2 together, as R3GAN has them. */
  public static GradientPenalty r1AndR2(double gamma) {
    NormPenalty both = NormPenalty.zeroCentred(gamma);
    return new GradientPenalty(both, both, NormPenalty.NONE);
  }

  private static GradientPenalty atInterpolates(NormPenalty function) {
    return new GradientPenalty(NormPenalty.NONE, NormPenalty.NONE, function);
  }

  /** Whether reals or fakes take part, as {@link PenalisedCritic} computes it. */
  public boolean isAtSamples() {
    return !reals.equals(NormPenalty.NONE) || !fakes.equals(NormPenalty.NONE);
  }

  /** Whether interpolates take part, as {@link InterpolatePenalty} computes it. */
  public boolean isAtInterpolates() {
    return !interpolates.equals(NormPenalty.NONE);
  }
}
