package io.ganqp.trainer.objective;

/** What can hold a critic to a bound of its slope, whatever it maximises. */
public enum Constraint {
  /** Weights are held within [−c, c] (WGAN, arXiv 1701.07875). */
  WEIGHT_CLIPPING("WeightClipping"),
  /** λ (‖∇T‖ − 1)² at interpolates (WGAN-GP, arXiv 1704.00028). */
  GRADIENT_PENALTY("GradientPenalty"),
  /** k ‖∇T‖ᵖ at interpolates (WGAN-div, arXiv 1712.01026). */
  WGAN_DIV("WganDiv"),
  /** γ/2 ‖∇T‖² at reals (arXiv 1801.04406). */
  R1("R1"),
  /** γ/2 ‖∇T‖² at fakes (arXiv 1801.04406). */
  R2("R2"),
  /** Weights are divided by their largest singular value (SN-GAN, arXiv 1802.05957). */
  SPECTRAL_NORM("SpectralNorm");

  private final String yaml;

  Constraint(String yaml) {
    this.yaml = yaml;
  }

  /** Its name where users write it. */
  @Override
  public String toString() {
    return yaml;
  }
}
