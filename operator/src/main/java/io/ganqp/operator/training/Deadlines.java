package io.ganqp.operator.training;

import io.ganqp.operator.status.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The times at which something happens to a training by itself. Pure. */
final class Deadlines {

  /** A start that is not recorded yet may be late by now; a timer takes no negative time. */
  private static final Duration SOONEST = Duration.ofSeconds(1);

  private Deadlines() {}

  /** Why the run that began at {@code start} has taken too long by now, if it has. */
  static Optional<Verdict> exceeded(Observed observed, Instant start, boolean trains) {
    if (isOver(run(observed, start), observed.now())) {
      return Optional.of(
          Verdict.failed(
              Reason.DEADLINE_EXCEEDED,
              "the run took longer than spec.runPolicy.activeDeadlineSeconds, %d: its last"
                      .formatted(observed.policy().activeDeadlineSeconds())
                  + " checkpoint remains in the store"));
    }
    if (!trains && isOver(waiting(observed, start), observed.now())) {
      return Optional.of(
          Verdict.failed(
              Reason.START_DEADLINE_EXCEEDED,
              "no trainer ran within spec.runPolicy.startDeadlineSeconds, %d: %s"
                  .formatted(observed.policy().startDeadlineSeconds(), lastObstacle(observed))));
    }
    return Optional.empty();
  }

  /** How long until one of the deadlines of the run is over; never less than {@link #SOONEST}. */
  static Optional<Duration> next(Observed observed, Instant start) {
    return Stream.of(run(observed, start), waiting(observed, start))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .map(time -> Duration.between(observed.now(), time))
        .map(left -> left.compareTo(SOONEST) < 0 ? SOONEST : left);
  }

  /** How long a finished training stays; zero or less if its time is over, empty if for ever. */
  static Optional<Duration> timeLeftToLive(Observed observed) {
    Long seconds = observed.policy().ttlSecondsAfterFinished();
    String finished = observed.status().completionTime();
    if (seconds == null || finished == null) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.between(observed.now(), Instant.parse(finished).plusSeconds(seconds)));
  }

  private static Optional<Instant> run(Observed observed, Instant start) {
    return Optional.ofNullable(observed.policy().activeDeadlineSeconds()).map(start::plusSeconds);
  }

  /**
   * Empty once a trainer has run since {@code start}. One that stopped as the run began was of the
   * run before.
   */
  private static Optional<Instant> waiting(Observed observed, Instant start) {
    boolean hasRun =
        Conditions.find(observed.conditions(), Phase.RUNNING.condition())
            .filter(
                running ->
                    running.getStatus().equals("True")
                        || Instant.parse(running.getLastTransitionTime()).isAfter(start))
            .isPresent();
    return hasRun
        ? Optional.empty()
        : Optional.ofNullable(observed.policy().startDeadlineSeconds()).map(start::plusSeconds);
  }

  private static boolean isOver(Optional<Instant> time, Instant now) {
    return time.isPresent() && !now.isBefore(time.get());
  }

  private static String lastObstacle(Observed observed) {
    return Conditions.find(observed.conditions(), Phase.PENDING.condition())
        .map(pending -> pending.getReason() + ": " + pending.getMessage())
        .orElse("its pod was never made");
  }
}
