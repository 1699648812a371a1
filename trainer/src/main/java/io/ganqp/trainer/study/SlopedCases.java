package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.GanQp;
import io.ganqp.trainer.objective.Hinge;
import io.ganqp.trainer.objective.Lsgan;
import io.ganqp.trainer.objective.PairwiseDivergence;
import io.ganqp.trainer.objective.Wgan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The divergences between two points of critics that are linear there, with a bound or a penalty on
 * their slope s, and their closed forms.
 *
 * @param lambda λ of GAN-QP
 * @param gamma weight of the gradient penalty of WGAN-GP; R1 and R2 have half of it each
 */
record SlopedCases(double lambda, double gamma) {

  private static final double K = 2;
  private static final double P = 6;
  private static final double CLIP = 0.1;
  private static final double STEEPEST = 100;

  /** What a slope costs, and how that grows. */
  private record Price(DoubleUnaryOperator value, DoubleUnaryOperator slope) {

    static final Price NONE = new Price(s -> 0, s -> 0);
  }

  List<TwoPointCase> all() {
    List<TwoPointCase> cases = new ArrayList<>();
    wasserstein(cases);
    spectral(cases);
    zeroCentred(cases);
    return cases;
  }

  private void wasserstein(List<TwoPointCase> cases) {
    cases.add(
        sloped("WGAN", "1-Lipschitz", new Wgan(), 1, Price.NONE, 0, "K d, K = 1", d -> d, d -> 1));
    cases.add(
        sloped(
            "WGAN",
            "weight clipping, c = 0.1",
            new Wgan(),
            CLIP,
            Price.NONE,
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
            new Price(s -> gamma * (s - 1) * (s - 1), s -> 2 * gamma * (s - 1)),
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
            new Price(s -> K * Math.pow(s, P), s -> K * P * Math.pow(s, P - 1)),
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
            TwoPointCases.SGAN,
            1,
            Price.NONE,
            TwoPointCases.LOG_2,
            "log(2 σ(K d/2))",
            d -> TwoPointCases.LOG_2 - Math.log1p(Math.exp(-d / 2)),
            d -> 0.5 / (1 + Math.exp(d / 2))));
    cases.add(
        sloped(
            "LSGAN 0, 1",
            norm,
            Lsgan.ZERO_ONE,
            1,
            Price.NONE,
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
            Price.NONE,
            2,
            "min(K d, 2)",
            d -> Math.min(d, 2),
            d -> d < 2 ? 1 : 0));
  }

  private void zeroCentred(List<TwoPointCase> cases) {
    Price zeroCentred = new Price(s -> gamma * s * s, s -> 2 * gamma * s);
    String both = "R1 and R2, γ = %.0f".formatted(gamma);
    cases.add(
        sloped(
            "WGAN",
            both,
            new Wgan(),
            STEEPEST,
            zeroCentred,
            0,
            "d²/(4 γ)",
            d -> d * d / (4 * gamma),
            d -> d / (2 * gamma)));
    cases.add(
        sloped(
            "RpGAN (R3GAN)",
            both,
            TwoPointCases.RPGAN,
            STEEPEST,
            zeroCentred,
            TwoPointCases.LOG_2,
            "log(2 σ(s d)) − γ s², d σ(−s d) = 2 γ s",
            this::r3GanValue,
            d -> r3GanSlope(d) / (1 + Math.exp(r3GanSlope(d) * d))));
    cases.add(
        sloped(
            TwoPointCases.quadraticName(2, lambda),
            TwoPointCases.NONE,
            new GanQp(lambda),
            STEEPEST,
            Price.NONE,
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
      Price price,
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
        new CriticFamily.Sloped(description, steepest, price.value(), price.slope()),
        constant,
        formula,
        value,
        slope,
        true);
  }

  private double r3GanValue(double d) {
    double s = r3GanSlope(d);
    return TwoPointCases.LOG_2 - Math.log1p(Math.exp(-s * d)) - gamma * s * s;
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
