package io.ganqp.trainer.monitor.console;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.run.TrainerReport;
import java.util.Locale;

/** A run's figures as a person reads them, in plain ASCII, since a log may be read anywhere. */
final class Figures {
  private Figures() {}

  /** {@code 412 images/s critic -0.3121 generator 0.6240}; a question mark is unknown yet. */
  static String rateAndLosses(TrainerReport report) {
    return "%s images/s  critic %s  generator %s"
        .formatted(
            rate(report.pace().imagesPerSecond()),
            loss(report.losses().criticLoss()),
            loss(report.losses().generatorLoss()));
  }

  /** {@code generated images: 120 of 1000}. */
  static String looking(TrainerReport.Looking looking) {
    return "%s: %d of %d".formatted(looking.what(), looking.done(), looking.total());
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

  /** {@code swd = 109.2} or {@code recall = 0.5120 +- 0.0110}: four significant digits. */
  static String value(MetricValue value) {
    String text = value.metric() + " = " + significant(value.value());
    return value.error() == null ? text : text + " +- " + significant(value.error());
  }

  private static String significant(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String loss(Double loss) {
    return loss == null ? "?" : String.format(Locale.ROOT, "%.4f", loss);
  }
}
