package io.ganqp.trainer.objective;

import java.util.List;

/**
 * SGAN, the standard GAN (Goodfellow et al., arXiv 1406.2661, equation 1), on scores before the
 * sigmoid; sp(v) = log(1 + eᵛ).
 *
 * <pre>
 *   critic     max_T  E[ −½ sp(−T(x_r)) − ½ sp(T(x_f)) ]
 *   generator  min_G  E[ −sp(T(x_f)) ]    saturating
 *              min_G  E[ sp(−T(x_f)) ]    non-saturating
 * </pre>
 *
 * Plus log 2, what the critic maximises is at most the Jensen–Shannon divergence, and so at most
 * log 2, which any two distributions that do not overlap reach.
 */
public record Sgan(GeneratorForm form) implements PairwiseDivergence {

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "Sgan",
          p -> new Sgan(p.form()),
          new CatalogEntry.Formula(
              "−½ sp(−T(x_r)) − ½ sp(T(x_f))",
              "sp(−T(x_f)) (NonSaturating)",
              "−sp(T(x_f)) (Saturating)"),
          List.of("generatorLoss NonSaturating, Saturating"),
          "Goodfellow et al., arXiv 1406.2661, equation 1",
          List.of(
              Constraint.GRADIENT_PENALTY, Constraint.R1, Constraint.R2, Constraint.SPECTRAL_NORM),
          false,
          List.of(
              SourceSettings.adam("DCGAN, arXiv 1511.06434", 1, 2e-4, 0.5, 0.999),
              SourceSettings.adam(
                  "Mescheder et al., arXiv 1801.04406", 1, 1e-4, 0, 0.99, Constraint.R1)));

  @Override
  public String description() {
    return "Sgan, " + form;
  }

  @Override
  public PairTerm criticTerm(double real, double fake, double distance) {
    return new PairTerm(
        Stable.softplus(-real) / 2 + Stable.softplus(fake) / 2,
        -Stable.sigmoid(-real) / 2,
        Stable.sigmoid(fake) / 2);
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    return switch (form) {
      case SATURATING -> PairTerm.ofFake(-Stable.softplus(fake), -Stable.sigmoid(fake));
      case NON_SATURATING -> PairTerm.ofFake(Stable.softplus(-fake), -Stable.sigmoid(-fake));
    };
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }
}
