package io.ganqp.trainer.monitor.page;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {

  private static final String NONE = "–";
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private Numbers() {}

  /** Four significant digits; a dash for none. */
  public static String significant(Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%.4g", value);
  }

  /** Three significant digits, as a decimal: {@code 1,234}, {@code 12.3}, {@code 0.00123}. */
  public static String three(double value) {
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
    int decimals = 2 - (int) Math.floor(Math.log10(size));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** The same with its sign. */
  public static String signed(double value) {
    return (value < 0 ? "−" : "+") + three(Math.abs(value));
  }

  /** A mark of an axis. */
  public static String mark(double value) {
    String text = value == Math.rint(value) ? count((long) value) : three(value);
    return text.replace("-", "−");
  }

  /** Seconds, minutes or hours. */
  public static String duration(double seconds) {
    if (seconds < MINUTE) {
      return three(seconds) + " s";
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%.1f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }

  /** A value and its standard error, which may be missing, as may be the value. */
  public static String withError(Double value, Double error) {
    return value == null || error == null
        ? significant(value)
        : String.format(Locale.ROOT, "%.4g ± %.2g", value, error);
  }

  /** A count, with commas between thousands. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A size in a unit that suits it: {@code 4.8 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
