package io.ganqp.trainer.study;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Where a function with one maximum has it, from the sign of its derivatives, by bisection.
 *
 * @param first variable
 * @param second variable
 */
record Maximum(double first, double second) {

  private static final int HALVINGS = 200;

  /**
   * Of two variables: the maximum over the second has, as a function of the first, the derivative
   * by the first alone.
   */
  static Maximum of(
      DoubleBinaryOperator byFirst,
      DoubleBinaryOperator bySecond,
      double[] firstBounds,
      double[] secondBounds) {
    double first =
        of(
            x -> byFirst.applyAsDouble(x, of(y -> bySecond.applyAsDouble(x, y), secondBounds)),
            firstBounds);
    return new Maximum(first, of(y -> bySecond.applyAsDouble(first, y), secondBounds));
  }

  /** Of one variable, within bounds that belong to it. */
  private static double of(DoubleUnaryOperator derivative, double[] bounds) {
    double low = bounds[0];
    double high = bounds[1];
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      double slope = derivative.applyAsDouble(middle);
      if (slope == 0 || middle == low || middle == high) {
        return slope > 0 ? high : middle;
      }
      if (slope > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }
}
