package io.ganqp.trainer.comparison.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people. */
final class Numbers {

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private Numbers() {}

  /** Three significant digits, as a decimal. */
  static String three(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    if (size >= 1 || size == 0) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
    return new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }

  /** The same with its sign. */
  static String signed(double value) {
    return (value < 0 ? "−" : "+") + three(Math.abs(value));
  }

  /** A count with commas. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Seconds, minutes or hours. */
  static String duration(double seconds) {
    if (seconds < MINUTE) {
      return three(seconds) + " s";
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%.1f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
