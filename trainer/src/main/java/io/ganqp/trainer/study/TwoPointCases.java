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
import io.ganqp.trainer.objective.Wgan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The divergences between two points, with their closed forms.
 *
 * @param lambda λ of GAN-QP
 * @param gamma weight of the gradient penalty of WGAN-GP; R1 and R2 have half of it each
 */
record TwoPointCases(double lambda, double gamma) {

  /** Bound of |T| where the supremum is infinite. */
  static final double BOUND = 10;

  private static final double K = 2;
  private static final double P = 6;
  private static final double CLIP = 0.1;
  private static final double SUPREMUM = 100;
  private static final double STEEPEST = 100;
  private static final double LOG_2 = Math.log(2);
  private static final String NONE = "none";
  private static final DoubleUnaryOperator FLAT = d -> 0;
  private static final Sgan SGAN = new Sgan(GeneratorForm.NON_SATURATING);
  private static final RpGan RPGAN = new RpGan(GeneratorForm.NON_SATURATING);

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
    wasserstein(cases);
    spectral(cases);
    zeroCentred(cases);
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
        FLAT,
        false);
  }

  private TwoPointCase quadratic(int power) {
    double share = 1 - 1.0 / power;
    return new TwoPointCase(
        quadraticName(power),
        NONE,
        new GanQp(lambda, power, CriticInput.UNARY),
        new CriticFamily.Free("any T, attained at ΔT = λ d", 1000),
        0,
        "λ d (1 − 1/p)",
        d -> lambda * d * share,
        d -> lambda * share,
        true);
  }

  private String quadraticName(int power) {
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
        FLAT,
        true);
  }

  private void wasserstein(List<TwoPointCase> cases) {
    cases.add(
        sloped("WGAN", "1-Lipschitz", new Wgan(), 1, FLAT, FLAT, 0, "K d, K = 1", d -> d, d -> 1));
    cases.add(
        sloped(
            "WGAN",
            "weight clipping, c = 0.1",
            new Wgan(),
            CLIP,
            FLAT,
            FLAT,
            0,
            "c d (one layer)",
            d -> CLIP * d,
            d -> CLIP));
    cases.add(
        sloped(
            "WGAN",
            "gradient penalty, γ = %.0f".formatted(gamma),
            new Wgan(),
            STEEPEST,
            s -> gamma * (s - 1) * (s - 1),
            s -> 2 * gamma * (s - 1),
            0,
            "d + d²/(4 γ)",
            d -> d + d * d / (4 * gamma),
            d -> 1 + d / (2 * gamma)));
    double power = 1 / (P - 1);
    cases.add(
        sloped(
            "WGAN",
            "WGAN-div, k = 2, p = 6",
            new Wgan(),
            STEEPEST,
            s -> K * Math.pow(s, P),
            s -> K * P * Math.pow(s, P - 1),
            0,
            "(1 − 1/p) d^(p/(p−1)) (k p)^(−1/(p−1))",
            d -> (1 - 1 / P) * Math.pow(d, P * power) * Math.pow(K * P, -power),
            d -> Math.pow(d / (K * P), power)));
  }

  private static void spectral(List<TwoPointCase> cases) {
    String norm = "spectral norm, K = 1";
    cases.add(
        sloped(
            "SGAN",
            norm,
            SGAN,
            1,
            FLAT,
            FLAT,
            LOG_2,
            "log(2 σ(K d/2))",
            d -> LOG_2 - Math.log1p(Math.exp(-d / 2)),
            d -> 0.5 / (1 + Math.exp(d / 2))));
    cases.add(
        sloped(
            "LSGAN 0, 1",
            norm,
            Lsgan.ZERO_ONE,
            1,
            FLAT,
            FLAT,
            0.25,
            "K d/2 − K² d²/4 up to K d = 1, then 1/4",
            d -> d < 1 ? d / 2 - d * d / 4 : 0.25,
            d -> d < 1 ? (1 - d) / 2 : 0));
    cases.add(
        sloped(
            "Hinge",
            norm,
            new Hinge(),
            1,
            FLAT,
            FLAT,
            2,
            "min(K d, 2)",
            d -> Math.min(d, 2),
            d -> d < 2 ? 1 : 0));
  }

  private void zeroCentred(List<TwoPointCase> cases) {
    String both = "R1 and R2, γ = %.0f".formatted(gamma);
    cases.add(
        sloped(
            "WGAN",
            both,
            new Wgan(),
            STEEPEST,
            s -> gamma * s * s,
            s -> 2 * gamma * s,
            0,
            "d²/(4 γ)",
            d -> d * d / (4 * gamma),
            d -> d / (2 * gamma)));
    cases.add(
        sloped(
            "RpGAN (R3GAN)",
            both,
            RPGAN,
            STEEPEST,
            s -> gamma * s * s,
            s -> 2 * gamma * s,
            LOG_2,
            "log(2 σ(s d)) − γ s², d σ(−s d) = 2 γ s",
            this::r3GanValue,
            d -> r3GanSlope(d) / (1 + Math.exp(r3GanSlope(d) * d))));
    cases.add(
        sloped(
            quadraticName(2),
            NONE,
            new GanQp(lambda),
            STEEPEST,
            FLAT,
            FLAT,
            0,
            "λ d/2, at slope s = λ",
            d -> lambda * d / 2,
            d -> lambda / 2));
  }

  private static TwoPointCase sloped(
      String name,
      String constraint,
      PairwiseDivergence divergence,
      double steepest,
      DoubleUnaryOperator price,
      DoubleUnaryOperator priceSlope,
      double constant,
      String formula,
      DoubleUnaryOperator value,
      DoubleUnaryOperator slope) {
    String description =
        steepest < STEEPEST ? "slope at most %.3g".formatted(steepest) : "linear T";
    return new TwoPointCase(
        name,
        constraint,
        divergence,
        new CriticFamily.Sloped(description, steepest, price, priceSlope),
        constant,
        formula,
        value,
        slope,
        true);
  }

  private double r3GanValue(double d) {
    double s = r3GanSlope(d);
    return LOG_2 - Math.log1p(Math.exp(-s * d)) - gamma * s * s;
  }

  /** The slope s of d σ(−s d) = 2 γ s, by bisection. */
  private double r3GanSlope(double d) {
    double[] bounds = {0, d / (4 * gamma)};
    for (int i = 0; i < 100; i++) {
      double s = DoubleStream.of(bounds).average().orElseThrow();
      boolean tooSmall = d / (1 + Math.exp(s * d)) > 2 * gamma * s;
      bounds[tooSmall ? 0 : 1] = s;
    }
    return bounds[0];
  }
}
