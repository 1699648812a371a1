package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Numbers;
import java.util.Objects;
import java.util.function.Function;

/**
 * What an iteration of each objective costs. Ratios are of CPU time where every store tells it: the
 * clock also counts what else the machine did, and not all trainings had the same company.
 */
final class Cost {

  private final ComparisonResult result;
  private final Function<RunRow.Times, Double> unit;

  private Cost(ComparisonResult result, Function<RunRow.Times, Double> unit) {
    this.result = result;
    this.unit = unit;
  }

  static Cost of(ComparisonResult result) {
    boolean byCpu =
        result.rows().stream()
            .map(Row::times)
            .filter(times -> times.secondsPerIteration() != null)
            .allMatch(times -> times.cpuSecondsPerIteration() != null);
    return new Cost(
        result, byCpu ? RunRow.Times::cpuSecondsPerIteration : RunRow.Times::secondsPerIteration);
  }

  /** Seconds; null where not known. */
  Double of(Row row) {
    return unit.apply(row.times());
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

  /** Against the reference's. */
  String ratio(Row row) {
    Double reference = of(result.referenceRow());
    Double own = of(row);
    return own == null || reference == null ? Cells.NOTHING : Numbers.three(own / reference);
  }
}
