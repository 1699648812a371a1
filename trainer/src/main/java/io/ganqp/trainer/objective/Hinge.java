package io.ganqp.trainer.objective;

import java.util.List;

/**
 * The hinge loss (Lim and Ye, arXiv 1705.02894, equations 8 and 9; SN-GAN, arXiv 1802.05957,
 * equations 16 and 17).
 *
 * <pre>
 *   critic     max_T  −E[ max(0, 1 − T(x_r)) + max(0, 1 + T(x_f)) ]
 *   generator  min_G  E[ −T(x_f) ]
 * </pre>
 *
 * At a margin of exactly 1 the gradient is zero.
 */
public record Hinge() implements PairwiseDivergence {

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "Hinge",
          p -> new Hinge(),
          new CatalogEntry.Formula("−max(0, 1 − T(x_r)) − max(0, 1 + T(x_f))", "−T(x_f)"),
          List.of(),
          "Lim and Ye, arXiv 1705.02894; SN-GAN, arXiv 1802.05957",
          List.of(
              Constraint.GRADIENT_PENALTY, Constraint.R1, Constraint.R2, Constraint.SPECTRAL_NORM),
          false,
          List.of(
              SourceSettings.adam("DCGAN, arXiv 1511.06434", 1, 2e-4, 0.5, 0.999),
              SourceSettings.adam(
                  "SN-GAN, arXiv 1802.05957", 5, 2e-4, 0, 0.9, Constraint.SPECTRAL_NORM)));

  @Override
  public String description() {
    return "Hinge";
  }

  @Override
  public PairTerm criticTerm(double real, double fake, double distance) {
    double tooLow = 1 - real;
    double tooHigh = 1 + fake;
    return new PairTerm(
        Math.max(0, tooLow) + Math.max(0, tooHigh), tooLow > 0 ? -1 : 0, tooHigh > 0 ? 1 : 0);
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    return PairTerm.ofFake(-fake, -1);
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }
}
