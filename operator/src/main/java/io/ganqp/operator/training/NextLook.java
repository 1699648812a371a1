package io.ganqp.operator.training;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.mount.VolumeWait;
import io.ganqp.operator.status.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a training is looked at again even if no watch tells anything of it. Pure. */
final class NextLook {

  /** At what no watch tells of. */
  private static final Duration UNWATCHED = Duration.ofSeconds(30);

  /** Whether a watch has caught up with the other. */
  private static final Duration LATE_WATCH = Duration.ofSeconds(2);

  /** Whether the API server takes what it has refused. */
  private static final Duration REFUSED = Duration.ofMinutes(1);

  /** The end is recorded first; what it entails is done right after. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private NextLook() {}

  /**
   * After a verdict; empty if nothing is to be expected that only time tells.
   *
   * @param start when the run began; empty if there is none
   */
  static Optional<Duration> of(Observed observed, Verdict verdict, Optional<Instant> start) {
    if (verdict.phase().isTerminal()) {
      return Optional.of(AT_ONCE);
    }
    if (verdict.reason() == Reason.NAME_TAKEN) {
      return Optional.of(UNWATCHED);
    }
    if (observed.ownJob().filter(JobDiagnosis::isFinished).isPresent()) {
      return Optional.of(LATE_WATCH);
    }
    return soonest(
        Stream.of(
            start.flatMap(begun -> Deadlines.next(observed, begun)),
            observed.ownPods().live().flatMap(pod -> VolumeWait.untilNextLook(pod, observed.now())),
            observed.pods().live().flatMap(pod -> TrainerPod.untilNextLook(pod, observed.now()))));
  }

  /** After the API server did not take the Job of a run that began at {@code start}. */
  static Optional<Duration> afterRefusal(Observed observed, Trouble trouble, Instant start) {
    Duration again = trouble.kind() == Trouble.Kind.REFUSED ? REFUSED : UNWATCHED;
    return soonest(Stream.of(Optional.of(again), Deadlines.next(observed, start)));
  }

  /** After the API server did not do what was decided. */
  static Optional<Duration> afterFailure(Decision decision, KubernetesClientException answer) {
    Duration again = Refusal.is(answer) ? REFUSED : UNWATCHED;
    return soonest(Stream.of(Optional.of(again), decision.again()));
  }

  /** Of a training that has ended and so much time to live. */
  static Duration afterTheEnd(Duration left) {
    return isNow(left) ? UNWATCHED : left;
  }

  /** Whether so much time is none. */
  static boolean isNow(Duration left) {
    return left.compareTo(Duration.ZERO) <= 0;
  }

  private static Optional<Duration> soonest(Stream<Optional<Duration>> looks) {
    return looks.flatMap(Optional::stream).min(Duration::compareTo);
  }
}
