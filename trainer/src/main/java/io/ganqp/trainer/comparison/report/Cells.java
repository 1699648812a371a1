package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Numbers;
import java.util.Optional;

/** What the cells of tables say. */
final class Cells {

  static final String NOTHING = "–";

  private Cells() {}

  /** {@code 12.3 [11.9, 13.0]}: median, and least and greatest of several seeds. */
  static String spread(Optional<MetricSummary> summary) {
    return summary
        .map(
            one ->
                one.spread().count() == 1
                    ? Numbers.three(one.spread().median())
                    : "%s [%s, %s]"
                        .formatted(
                            Numbers.three(one.spread().median()),
                            Numbers.three(one.spread().minimum()),
                            Numbers.three(one.spread().maximum())))
        .orElse(NOTHING);
  }

  /** The same with the standard error of a value. */
  static String spreadWithError(Optional<MetricSummary> summary) {
    return spread(summary)
        + summary
            .map(MetricSummary::standardError)
            .map(error -> " ± " + Numbers.three(error))
            .orElse("");
  }

  /** {@code +2.1 [0.4, 3.8] worse, 4 pairs}. */
  static String difference(Optional<MetricSummary> summary) {
    return summary
        .map(MetricSummary::difference)
        .map(
            one ->
                one.low() == null
                    ? "%s (one pair)".formatted(Numbers.signed(one.mean()))
                    : "%s [%s, %s] %s, %d pairs"
                        .formatted(
                            Numbers.signed(one.mean()),
                            Numbers.signed(one.low()),
                            Numbers.signed(one.high()),
                            one.verdict(),
                            one.pairs()))
        .orElse(NOTHING);
  }

  /** What real images measure; empty where it is not known. */
  static Optional<String> floor(Optional<MetricSummary> summary) {
    return summary.map(MetricSummary::floor).map(Numbers::three);
  }

  /** Seconds of an iteration. */
  static String seconds(Double seconds) {
    return seconds == null ? NOTHING : Numbers.three(seconds);
  }
}
