package io.ganqp.trainer.objective;

import java.util.List;

/**
 * f-GAN, an f-divergence by its variational bound (Nowozin et al., arXiv 1606.00709, equation 6 and
 * §3.2), with activation g and convex conjugate f* of {@link FDivergence}.
 *
 * <pre>
 *   critic     max_T  E[ g(T(x_r)) − f*(g(T(x_f))) ]
 *   generator  min_G  E[ −f*(g(T(x_f))) ]    saturating
 *              min_G  E[ −g(T(x_f)) ]        non-saturating
 * </pre>
 */
public record FGan(FDivergence f, GeneratorForm form) implements PairwiseDivergence {

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "FGan",
          p -> new FGan(p.f(), p.form()),
          new CatalogEntry.Formula(
              "g(T(x_r)) − f*(g(T(x_f)))",
              "−g(T(x_f)) (NonSaturating)",
              "−f*(g(T(x_f))) (Saturating)"),
          List.of(
              "fDivergence KL, ReverseKL, PearsonChi2, NeymanChi2, SquaredHellinger, JensenShannon, GAN,"
                  + " TotalVariation",
              "generatorLoss NonSaturating, Saturating"),
          "Nowozin et al., arXiv 1606.00709, equation 6 and Table 6",
          List.of(
              Constraint.GRADIENT_PENALTY, Constraint.R1, Constraint.R2, Constraint.SPECTRAL_NORM),
          false,
          List.of(
              SourceSettings.adam("Nowozin et al., arXiv 1606.00709, §4.1", 1, 2e-4, 0.5, 0.999)));

  @Override
  public String description() {
    return "FGan " + f + ", " + form;
  }

  @Override
  public PairTerm criticTerm(double real, double fake, double distance) {
    return new PairTerm(
        -f.activation(real) - f.negatedConjugate(fake),
        -f.activationSlope(real),
        -f.negatedConjugateSlope(fake));
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    return switch (form) {
      case SATURATING -> PairTerm.ofFake(f.negatedConjugate(fake), f.negatedConjugateSlope(fake));
      case NON_SATURATING -> PairTerm.ofFake(-f.activation(fake), -f.activationSlope(fake));
    };
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }
}
