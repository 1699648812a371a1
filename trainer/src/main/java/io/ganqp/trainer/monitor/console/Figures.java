package io.ganqp.trainer.monitor.console;

import io.ganqp.trainer.monitor.progress.Progress;
import java.util.Locale;

/** A run's figures as a person reads them, in plain ASCII, since a log may be read anywhere. */
final class Figures {
  private Figures() {}

  /** {@code 412 images/s critic -0.3121 generator 0.6240}; a question mark is unknown yet. */
  static String rateAndLosses(Progress progress) {
    return "%s images/s  critic %s  generator %s"
        .formatted(
            rate(progress.imagesPerSecond()),
            loss(progress.criticLoss()),
            loss(progress.generatorLoss()));
  }

  /** {@code 1:02:03}, {@code 2d 03:04:05} or {@code ?}. */
  static String duration(Long seconds) {
    if (seconds == null) {
      return "?";
    }
    long days = seconds / 86_400;
    long hours = seconds / 3600 % 24;
    long minutes = seconds / 60 % 60;
    return days > 0
        ? String.format(Locale.ROOT, "%dd %02d:%02d:%02d", days, hours, minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60);
  }

  /** Three digits or more. */
  static String rate(Double perSecond) {
    if (perSecond == null) {
      return "?";
    }
    return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%.0f", perSecond);
  }

  /** Four significant digits. */
  static String significant(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String loss(Double loss) {
    return loss == null ? "?" : String.format(Locale.ROOT, "%.4f", loss);
  }
}
