package io.ganqp.contract.latent;

/**
 * The natural logarithm from the IEEE 754 basic operations alone. {@code Math.log} may differ by a
 * unit in the last place between platforms, and every language has its own; this one is the same
 * everywhere because each step is correctly rounded by the standard.
 */
final class PortableLog {
  /** The double nearest to ln 2. */
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  /** The mantissa is brought to (√2/2, √2] so that the series converges fast. */
  private static final double SQRT_2 = 0x1.6a09e667f3bcdp0;

  /** The last power kept of 2·artanh(s)/s = 2·Σ s²ᵏ/(2k+1), |s| ≤ 0.172: 0.172²⁴ < 2⁻⁶⁰. */
  private static final int LAST_ODD_TERM = 23;

  private PortableLog() {}

  /**
   * ln x.
   *
   * @param x positive, finite, not subnormal
   */
  static double of(double x) {
    int exponent = Math.getExponent(x);
    double mantissa = Math.scalb(x, -exponent);
    if (mantissa > SQRT_2) {
      mantissa = mantissa / 2;
      exponent++;
    }
    double s = (mantissa - 1) / (mantissa + 1);
    double square = s * s;
    double series = 1.0 / LAST_ODD_TERM;
    for (int odd = LAST_ODD_TERM - 2; odd >= 1; odd -= 2) {
      series = series * square + 1.0 / odd;
    }
    return exponent * LN_2 + (2 * s) * series;
  }
}
