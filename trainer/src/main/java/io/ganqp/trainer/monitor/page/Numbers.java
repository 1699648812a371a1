package io.ganqp.trainer.monitor.page;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {

  private static final String NONE = "–";

  private Numbers() {}

  /** Four significant digits; a dash for none. */
  public static String significant(Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%.4g", value);
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
