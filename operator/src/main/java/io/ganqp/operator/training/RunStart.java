package io.ganqp.operator.training;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When the run of a training began that goes on now. Pure. */
final class RunStart {

  private RunStart() {}

  /** One that is resumed begins now, even if the Job of the one before is still there. */
  static Instant of(Observed observed) {
    boolean resumed = observed.phase().isPresent() && observed.status().startTime() == null;
    return resumed ? now(observed) : recorded(observed);
  }

  /** As it was recorded, or as its Job tells; one that begins now, begins now. */
  static Instant recorded(Observed observed) {
    if (observed.status().startTime() != null) {
      return Instant.parse(observed.status().startTime());
    }
    return observed
        .ownJob()
        .map(job -> job.getMetadata().getCreationTimestamp())
        .map(Instant::parse)
        .orElseGet(() -> now(observed));
  }

  private static Instant now(Observed observed) {
    return observed.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
