package io.ganqp.trainer.study;

import java.util.function.DoubleUnaryOperator;

/**
 * Which functions T are admitted between a real point and a fake one at distance d, and what they
 * pay for. Two numbers make out such a function, and T depends on them linearly.
 */
sealed interface CriticFamily {

  /** In words. */
  String description();

  /** Bounds of the first number. */
  double[] first();

  /** Bounds of the second number. */
  double[] second();

  /** T(x_r) = first · real[0] + second · real[1]. */
  double[] real(double distance);

  /** T(x_f) = first · fake[0] + second · fake[1]. */
  double[] fake(double distance);

  /** How much ΔT grows with the distance while the numbers stay. */
  double rise(double first);

  /** What is paid. */
  double penalty(double first);

  /** The derivative of what is paid. */
  double penaltySlope(double first);

  /**
   * Any T with |T| at most {@code bound}: the two numbers are its values at both points.
   *
   * @param description where the optimum is
   */
  record Free(String description, double bound) implements CriticFamily {

    @Override
    public double[] first() {
      return new double[] {-bound, bound};
    }

    @Override
    public double[] second() {
      return first();
    }

    @Override
    public double[] real(double distance) {
      return new double[] {1, 0};
    }

    @Override
    public double[] fake(double distance) {
      return new double[] {0, 1};
    }

    @Override
    public double rise(double first) {
      return 0;
    }

    @Override
    public double penalty(double first) {
      return 0;
    }

    @Override
    public double penaltySlope(double first) {
      return 0;
    }
  }

  /**
   * T that rises evenly from the fake point to the real one: the numbers are its slope, of at most
   * {@code steepest}, and its value in the middle. For two points, a bound of the slope of any T
   * comes to the same, since T matters at its ends only.
   *
   * @param price of a slope
   * @param priceSlope its derivative
   */
  record Sloped(
      String description,
      double steepest,
      DoubleUnaryOperator price,
      DoubleUnaryOperator priceSlope)
      implements CriticFamily {

    private static final double MIDDLE = 10;

    @Override
    public double[] first() {
      return new double[] {0, steepest};
    }

    @Override
    public double[] second() {
      return new double[] {-MIDDLE, MIDDLE};
    }

    @Override
    public double[] real(double distance) {
      return new double[] {distance / 2, 1};
    }

    @Override
    public double[] fake(double distance) {
      return new double[] {-distance / 2, 1};
    }

    @Override
    public double rise(double first) {
      return first;
    }

    @Override
    public double penalty(double first) {
      return price.applyAsDouble(first);
    }

    @Override
    public double penaltySlope(double first) {
      return priceSlope.applyAsDouble(first);
    }
  }
}
