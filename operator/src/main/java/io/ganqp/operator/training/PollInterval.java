package io.ganqp.operator.training;

import io.ganqp.contract.run.TrainerReport;
import java.time.Duration;
import java.util.Optional;

/** How long to wait before a trainer is asked again. Pure. */
final class PollInterval {

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration UNKNOWN = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Of all trainers together, so that a thousand of them are not asked all the time. */
  private static final Duration BETWEEN_TWO = Duration.ofMillis(50);

  /** Looks for each percent of what is to go. */
  private static final int STEPS = 100;

  private PollInterval() {}

  /**
   * The interval.
   *
   * @param report what the trainer said last, if it ever answered
   * @param failures how often in a row it has not answered
   * @param trainers how many are asked in turn
   */
  static Duration next(Optional<TrainerReport> report, int failures, int trainers) {
    Duration own =
        report
            .map(said -> said.pace().etaSeconds())
            .map(eta -> Duration.ofSeconds(eta).dividedBy(STEPS))
            .orElse(UNKNOWN);
    Duration patient = own.multipliedBy(1L << Math.min(failures, 5));
    return clamp(max(patient, BETWEEN_TWO.multipliedBy(trainers)));
  }

  private static Duration clamp(Duration interval) {
    Duration atLeast = max(interval, SHORTEST);
    return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
