package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.objective.FDivergence;
import io.ganqp.trainer.objective.FGan;
import io.ganqp.trainer.objective.GanQp;
import io.ganqp.trainer.objective.GeneratorForm;
import io.ganqp.trainer.objective.Hinge;
import io.ganqp.trainer.objective.Lsgan;
import io.ganqp.trainer.objective.PairwiseDivergence;
import io.ganqp.trainer.objective.RpGan;
import io.ganqp.trainer.objective.Sgan;
import java.util.ArrayList;
import java.util.List;

/**
 * The divergences between two points, with their closed forms: of critics that may be any function
 * here, of linear ones in {@link SlopedCases}.
 *
 * @param lambda λ of GAN-QP
 * @param gamma weight of the gradient penalty of WGAN-GP; R1 and R2 have half of it each
 */
record TwoPointCases(double lambda, double gamma) {

  /** Bound of |T| where the supremum is infinite. */
  static final double BOUND = 10;

  private static final double SUPREMUM = 100;
  static final double LOG_2 = Math.log(2);
  static final String NONE = "none";
  static final Sgan SGAN = new Sgan(GeneratorForm.NON_SATURATING);
  static final RpGan RPGAN = new RpGan(GeneratorForm.NON_SATURATING);

  /** Slope of an optimum that does not depend on the distance. */
  private static double flat(double distance) {
    return 0;
  }

  List<TwoPointCase> all() {
    List<TwoPointCase> cases = new ArrayList<>();
    GanQp.POWERS.forEach(power -> cases.add(quadratic(power)));
    cases.add(supremum("SGAN", SGAN, LOG_2, "log 2", LOG_2));
    cases.add(supremum("RpGAN", RPGAN, LOG_2, "log 2", LOG_2));
    cases.add(fGan(FDivergence.TOTAL_VARIATION, "1", 1));
    cases.add(fGan(FDivergence.SQUARED_HELLINGER, "2", 2));
    cases.add(fGan(FDivergence.JENSEN_SHANNON, "2 log 2", 2 * LOG_2));
    cases.add(fGan(FDivergence.GAN, "0 (equal distributions: −2 log 2)", 0));
    for (FDivergence f : unbounded()) {
      cases.add(bounded(f, BOUND));
    }
    cases.add(supremum("LSGAN 0, 1", Lsgan.ZERO_ONE, 0.25, "1/4", 0.25));
    cases.add(supremum("LSGAN −1, 1", Lsgan.PEARSON, 1, "1", 1));
    cases.add(supremum("Hinge", new Hinge(), 2, "2", 2));
    cases.addAll(new SlopedCases(lambda, gamma).all());
    return cases;
  }

  /** Those whose supremum between two points is infinite. */
  static List<FDivergence> unbounded() {
    return List.of(
        FDivergence.KL, FDivergence.REVERSE_KL, FDivergence.PEARSON_CHI2, FDivergence.NEYMAN_CHI2);
  }

  /** One of them, over |T| ≤ M. */
  static TwoPointCase bounded(FDivergence f, double m) {
    double value =
        switch (f) {
          case KL -> m - Math.exp(-m - 1);
          case REVERSE_KL -> m + 1 - Math.exp(-m);
          // −f* is greatest at T = −2
          case PEARSON_CHI2 -> m < 2 ? 2 * m - m * m / 4 : m + 1;
          case NEYMAN_CHI2 -> 2 * Math.exp(m / 2) - 1 - Math.exp(-m);
          default -> throw new IllegalArgumentException(f + " is bounded");
        };
    String formula =
        switch (f) {
          case KL -> "M − exp(−M − 1)";
          case REVERSE_KL -> "M + 1 − exp(−M)";
          case PEARSON_CHI2 -> "M + 1";
          default -> "2 exp(M/2) − 1 − exp(−M)";
        };
    return new TwoPointCase(
        "f-GAN " + f,
        NONE,
        new FGan(f, GeneratorForm.SATURATING),
        new CriticFamily.Free("any |T| ≤ M = %.3g; +∞ as M grows".formatted(m), m),
        0,
        formula,
        d -> value,
        TwoPointCases::flat,
        false);
  }

  private TwoPointCase quadratic(int power) {
    double share = 1 - 1.0 / power;
    return new TwoPointCase(
        quadraticName(power, lambda),
        NONE,
        new GanQp(lambda, power, CriticInput.UNARY),
        new CriticFamily.Free("any T, attained at ΔT = λ d", 1000),
        0,
        "λ d (1 − 1/p)",
        d -> lambda * d * share,
        d -> lambda * share,
        true);
  }

  static String quadraticName(int power, double lambda) {
    return "GAN-QP, p = %d, λ = %.0f".formatted(power, lambda);
  }

  private static TwoPointCase fGan(FDivergence f, String formula, double value) {
    return supremum("f-GAN " + f, new FGan(f, GeneratorForm.SATURATING), 0, formula, value);
  }

  private static TwoPointCase supremum(
      String name, PairwiseDivergence divergence, double constant, String formula, double value) {
    boolean attained = divergence instanceof Lsgan || divergence instanceof Hinge;
    return new TwoPointCase(
        name,
        NONE,
        divergence,
        new CriticFamily.Free(
            attained ? "any T, attained" : "any T, a supremum; here |T| ≤ 100", SUPREMUM),
        constant,
        formula,
        d -> value,
        TwoPointCases::flat,
        true);
  }
}
