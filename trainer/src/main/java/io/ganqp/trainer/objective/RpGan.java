package io.ganqp.trainer.objective;

import java.util.List;

/**
 * RpGAN, the relativistic paired GAN (Jolicoeur-Martineau, arXiv 1807.00734, §4.1; with R1 and R2
 * it is R3GAN, arXiv 2501.05441); sp(v) = log(1 + eᵛ).
 *
 * <pre>
 *   critic     max_T  E[ −sp(−ΔT) ]      ΔT = T(x_r) − T(x_f)
 *   generator  min_G  E[ −sp(−ΔT) ]      saturating
 *              min_G  E[ sp(ΔT) ]        non-saturating
 * </pre>
 *
 * GAN-QP has the same form, E f(ΔT), with f(Δ) = Δ − Δ² / (2 λ d) for −sp(−Δ) and a generator that
 * is linear in Δ.
 */
public record RpGan(GeneratorForm form) implements PairwiseDivergence {

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "RpGan",
          p -> new RpGan(p.form()),
          new CatalogEntry.Formula("−sp(−ΔT)", "sp(ΔT) (NonSaturating)", "−sp(−ΔT) (Saturating)"),
          List.of("generatorLoss NonSaturating, Saturating"),
          "Jolicoeur-Martineau, arXiv 1807.00734; R3GAN, arXiv 2501.05441",
          List.of(
              Constraint.GRADIENT_PENALTY, Constraint.R1, Constraint.R2, Constraint.SPECTRAL_NORM),
          false,
          List.of(
              SourceSettings.adam("Jolicoeur-Martineau, arXiv 1807.00734", 1, 2e-4, 0.5, 0.999),
              SourceSettings.adam(
                  "R3GAN, arXiv 2501.05441", 1, 2e-4, 0, 0.99, Constraint.R1, Constraint.R2)));

  @Override
  public String description() {
    return "RpGan, " + form;
  }

  @Override
  public PairTerm criticTerm(double real, double fake, double distance) {
    double delta = real - fake;
    return PairTerm.ofDifference(Stable.softplus(-delta), -Stable.sigmoid(-delta));
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    double delta = real - fake;
    return switch (form) {
      case SATURATING -> PairTerm.ofDifference(-Stable.softplus(-delta), Stable.sigmoid(-delta));
      case NON_SATURATING -> PairTerm.ofDifference(Stable.softplus(delta), Stable.sigmoid(delta));
    };
  }

  @Override
  public boolean generatorNeedsReals() {
    return true;
  }

  @Override
  public boolean isShiftInvariant() {
    return true;
  }
}
