package io.ganqp.trainer.study;

import java.util.function.DoubleUnaryOperator;

/** What holds the critic of the ring to a bound of its slope. */
sealed interface Hold {

  /** Nothing. */
  record Nothing() implements Hold {}

  /** Weights and biases within [−c, c] after each step. */
  record Clipping(double c) implements Hold {}

  /** Weights divided by their largest singular value. */
  record Spectral() implements Hold {}

  /**
   * The mean of φ(‖∇T‖) at points is added to the loss.
   *
   * @param points where
   * @param slope φ′
   */
  record Penalty(Points points, DoubleUnaryOperator slope) implements Hold {}

  /** Where a slope is penalised. */
  enum Points {
    INTERPOLATES,
    REALS_AND_FAKES
  }

  Hold NOTHING = new Nothing();

  /** WGAN-GP, λ (n − 1)² with λ = 10 as in the paper. */
  static Hold gradientPenalty(double lambda) {
    return new Penalty(Points.INTERPOLATES, n -> 2 * lambda * (n - 1));
  }

  /** WGAN-div, k nᵖ. */
  static Hold div(double k, double p) {
    return new Penalty(Points.INTERPOLATES, n -> k * p * Math.pow(n, p - 1));
  }

  /** R1 and R2, γ/2 n² each. */
  static Hold r1AndR2(double gamma) {
    return new Penalty(Points.REALS_AND_FAKES, n -> gamma * n);
  }
}
