package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.PairTerm;
import io.ganqp.trainer.objective.PairwiseDivergence;
import java.util.function.DoubleUnaryOperator;

/**
 * A divergence between two points at a distance, over a family of critics.
 *
 * @param objective its name
 * @param constraint of the critic
 * @param constant added to what the critic maximises, so that equal distributions give 0
 * @param formula of the closed form, for people
 * @param value closed form, of the distance
 * @param slope its derivative, from the right where there is a kink
 * @param bounded whether it is finite without a bound of |T|
 */
record TwoPointCase(
    String objective,
    String constraint,
    PairwiseDivergence divergence,
    CriticFamily family,
    double constant,
    String formula,
    DoubleUnaryOperator value,
    DoubleUnaryOperator slope,
    boolean bounded) {

  private static final double STEP = 1e-4;

  /** What was found at one distance. */
  record Optimum(double value, double slope) {}

  /** The maximum over the family, and how fast it grows with the distance. */
  Optimum at(double distance) {
    double[] real = family.real(distance);
    double[] fake = family.fake(distance);
    Maximum best =
        Maximum.of(
            (a, b) -> {
              PairTerm term = term(a, b, distance);
              return -term.realSlope() * real[0]
                  - term.fakeSlope() * fake[0]
                  - family.penaltySlope(a);
            },
            (a, b) -> {
              PairTerm term = term(a, b, distance);
              return -term.realSlope() * real[1] - term.fakeSlope() * fake[1];
            },
            family.first(),
            family.second());
    PairTerm term = term(best.first(), best.second(), distance);
    double value = constant - term.loss() - family.penalty(best.first());
    return new Optimum(value, slope(best, distance));
  }

  /**
   * By the envelope theorem: the best critic for a distance can be kept while that grows, since the
   * bounds of the family do not depend on it.
   */
  private double slope(Maximum best, double distance) {
    PairTerm term = term(best.first(), best.second(), distance);
    double rise = family.rise(best.first());
    double h = STEP * distance;
    double direct =
        (loss(best, distance, distance + h) - loss(best, distance, distance - h)) / (2 * h);
    return -(term.realSlope() - term.fakeSlope()) * rise / 2 - direct;
  }

  private PairTerm term(double first, double second, double distance) {
    return term(first, second, distance, distance);
  }

  /** Of scores that belong to one distance, with another in the potential. */
  private double loss(Maximum scores, double distance, double measured) {
    return term(scores.first(), scores.second(), distance, measured).loss();
  }

  private PairTerm term(double first, double second, double distance, double measured) {
    double[] real = family.real(distance);
    double[] fake = family.fake(distance);
    return divergence.criticTerm(
        first * real[0] + second * real[1], first * fake[0] + second * fake[1], measured);
  }
}
