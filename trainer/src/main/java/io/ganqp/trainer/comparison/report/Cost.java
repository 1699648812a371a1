package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Numbers;
import java.util.Objects;

/**
 * What an iteration of each objective costs: CPU seconds, summed over threads, if every objective
 * has them and was trained on CPUs; otherwise seconds, which also count what else the machine did.
 */
final class Cost {

  private final ComparisonResult result;
  private final boolean byCpu;

  private Cost(ComparisonResult result, boolean byCpu) {
    this.result = result;
    this.byCpu = byCpu;
  }

  static Cost of(ComparisonResult result) {
    boolean known =
        result.rows().stream()
            .map(Row::times)
            .filter(times -> times.secondsPerIteration() != null)
            .allMatch(times -> times.cpuSecondsPerIteration() != null);
    boolean onCpus =
        result.rows().stream().flatMap(row -> row.runs().stream()).allMatch(RunRow::computedOnCpu);
    return new Cost(result, known && onCpus);
  }

  /** Seconds; null where not known. */
  Double of(Row row) {
    return byCpu ? row.times().cpuSecondsPerIteration() : row.times().secondsPerIteration();
  }

  /** The greatest of all. */
  double most() {
    return result.rows().stream()
        .map(this::of)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(1);
  }

  /** Of the ratios: against what, and of which seconds. */
  String heading() {
    return "× %s (%s)".formatted(result.reference(), byCpu ? "CPU s" : "s");
  }

  /** Against the reference's. */
  String ratio(Row row) {
    Double reference = of(result.referenceRow());
    Double own = of(row);
    return own == null || reference == null ? Cells.NOTHING : Numbers.three(own / reference);
  }
}
