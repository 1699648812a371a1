package io.ganqp.trainer.objective;

import java.util.List;

/**
 * WGAN, the Wasserstein distance by its dual (Arjovsky et al., arXiv 1701.07875, equation 2).
 *
 * <pre>
 *   critic     max_T  E[ T(x_r) − T(x_f) ]     over T that a constraint holds to a Lipschitz bound
 *   generator  min_G  E[ −T(x_f) ]
 * </pre>
 *
 * Without a constraint of the critic the maximum is infinite.
 */
public record Wgan() implements PairwiseDivergence {

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "Wgan",
          p -> new Wgan(),
          new CatalogEntry.Formula("T(x_r) − T(x_f)", "−T(x_f)"),
          List.of(),
          "Arjovsky et al., arXiv 1701.07875, equation 2",
          List.of(Constraint.values()),
          true,
          List.of(
              SourceSettings.adam(
                  "WGAN-GP, arXiv 1704.00028", 5, 1e-4, 0, 0.9, Constraint.GRADIENT_PENALTY),
              SourceSettings.rmsProp("WGAN, arXiv 1701.07875", 5, 5e-5, Constraint.WEIGHT_CLIPPING),
              SourceSettings.adam(
                  "WGAN-div, github.com/musikisomorphie/wgan-div",
                  4,
                  2e-4,
                  0,
                  0.9,
                  Constraint.WGAN_DIV)));

  @Override
  public String description() {
    return "Wgan";
  }

  @Override
  public PairTerm criticTerm(double real, double fake, double distance) {
    return PairTerm.ofDifference(fake - real, -1);
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    return PairTerm.ofFake(-fake, -1);
  }

  @Override
  public boolean isShiftInvariant() {
    return true;
  }
}
