package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.operator.canary.CanarySituation.Served;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides about a candidate at one moment. Decided again from the same it is the same, and from
 * what an operator that died has left half done it goes on.
 */
public final class Canary {
  /** For pods of a candidate to be ready, as long as a roll-out has. */
  static final Duration START_DEADLINE = Duration.ofMinutes(15);

  private final CanarySituation seen;
  private final CanarySpec asked;
  private final CanaryStatus former;

  private Canary(CanarySituation seen) {
    this.seen = seen;
    this.asked = seen.asked();
    this.former = seen.former();
  }

  /** Decides. */
  public static CanaryDecision decide(CanarySituation seen) {
    Canary canary = new Canary(seen);
    if (seen.asked() == null) {
      return canary.withoutOne();
    }
    return seen.served() == Served.OTHER ? canary.about() : canary.settled();
  }

  /** Nobody asks for one: what is to be served is rolled out, and what was tried goes. */
  private CanaryDecision withoutOne() {
    if (former == null || isDrained()) {
      return CanaryDecision.NONE;
    }
    return ended(isDesired() ? CanaryPhase.PROMOTED : CanaryPhase.WITHDRAWN, true);
  }

  /** The Deployment is not to be moved. */
  private CanaryDecision settled() {
    if (former == null || former.phase() == CanaryPhase.WAITING) {
      return CanaryDecision.NONE;
    }
    if (!CanaryDecision.isUnderWay(former)) {
      boolean revoked = former.phase() == CanaryPhase.FAILED && !isDesired();
      return ended(revoked ? CanaryPhase.WITHDRAWN : former.phase(), true);
    }
    if (!isDesired() || seen.served() == Served.TAKEN_BACK) {
      return ended(CanaryPhase.WITHDRAWN, true);
    }
    boolean done =
        seen.stable() == StableState.SETTLED || seen.stable() == StableState.SCALED_TO_ZERO;
    return done ? ended(CanaryPhase.PROMOTED, true) : promoting();
  }

  /** Something else is to be served than the Deployment has. */
  private CanaryDecision about() {
    String revision = seen.desired().revision();
    if (revision.equals(asked.reject())) {
      return ended(CanaryPhase.WITHDRAWN, false);
    }
    if (revision.equals(asked.promote()) || is(CanaryPhase.PROMOTING)) {
      return promoting();
    }
    if (is(CanaryPhase.FAILED)) {
      return ended(CanaryPhase.FAILED, false);
    }
    boolean out = is(CanaryPhase.STARTING) || is(CanaryPhase.SERVING);
    if (!out && seen.stable() == StableState.STUCK) {
      // Nobody is served, or nobody better: there is nothing to try it against.
      return CanaryDecision.isUnderWay(former) ? ended(CanaryPhase.WITHDRAWN, true) : direct();
    }
    return waitsFor(out).map(this::waiting).orElseGet(() -> out ? tried() : starting());
  }

  private Optional<String> waitsFor(boolean out) {
    if (seen.stable() == StableState.SCALED_TO_ZERO) {
      return Optional.of("No pods are asked for: it is tried when the service is scaled up.");
    }
    if (seen.unrouted().isPresent()) {
      return seen.unrouted();
    }
    return !out && seen.stable() == StableState.ROLLING
        ? Optional.of("It is tried when the roll-out that is under way has ended.")
        : Optional.empty();
  }

  private CanaryDecision tried() {
    if (seen.fault().isPresent()) {
      return failed(seen.fault().get());
    }
    boolean serves = seen.ready() > 0 && (is(CanaryPhase.SERVING) || seen.ready() >= seen.wanted());
    return serves ? serving() : starting();
  }

  private CanaryDecision starting() {
    CanaryStatus status = status(CanaryPhase.STARTING, 0);
    Instant deadline = CanaryDecision.since(status).plus(START_DEADLINE);
    return seen.now().isBefore(deadline)
        ? new CanaryDecision(
            Optional.of(status), false, seen.obstacle(), Optional.empty(), Optional.of(deadline))
        : failed(
            new CanaryFault(
                "ProgressDeadlineExceeded",
                seen.obstacle()
                    .orElse(
                        "Its pods were not ready within %d minutes."
                            .formatted(START_DEADLINE.toMinutes()))));
  }

  private CanaryDecision serving() {
    CanaryStatus status = status(CanaryPhase.SERVING, share());
    Optional<Instant> due =
        Optional.ofNullable(asked.promoteAfterSeconds())
            .filter(seconds -> status.percent() > 0)
            .map(seconds -> CanaryDecision.since(status).plusSeconds(seconds));
    return due.isPresent() && !seen.now().isBefore(due.get())
        ? promoting()
        : new CanaryDecision(Optional.of(status), false, Optional.empty(), Optional.empty(), due);
  }

  /** A larger share than before is given once there are as many pods as it needs. */
  private int share() {
    return seen.ready() >= seen.wanted()
        ? asked.percent()
        : Math.min(asked.percent(), former.percent());
  }

  private CanaryDecision promoting() {
    boolean serves = isDesired() && seen.ready() > 0;
    int percent = serves ? Math.min(asked.percent(), former.percent()) : 0;
    return CanaryDecision.rollOut(Optional.of(status(CanaryPhase.PROMOTING, percent)));
  }

  private CanaryDecision failed(CanaryFault fault) {
    CanaryStatus status = status(CanaryPhase.FAILED, 0);
    return new CanaryDecision(
        Optional.of(status), false, Optional.empty(), Optional.of(fault), drained(status));
  }

  private CanaryDecision waiting(String why) {
    CanaryStatus status = status(CanaryPhase.WAITING, 0);
    return new CanaryDecision(
        Optional.of(status), false, Optional.of(why), Optional.empty(), drained(status));
  }

  /** A candidate that is tried no more; what is known of it stays. */
  private CanaryDecision ended(CanaryPhase phase, boolean rollOut) {
    boolean another = former == null || (!rollOut && !isDesired());
    CanaryStatus about = another ? status(phase, 0) : former;
    CanaryStatus status =
        new CanaryStatus(
            phase,
            about.phase() == phase ? about.since() : time(),
            about.revision(),
            0,
            about.model(),
            about.s3(),
            about.trainingName());
    return new CanaryDecision(
        Optional.of(status), rollOut, Optional.empty(), Optional.empty(), drained(status));
  }

  private CanaryDecision direct() {
    return CanaryDecision.rollOut(
        Optional.ofNullable(former).filter(f -> f.phase() != CanaryPhase.WAITING));
  }

  private CanaryStatus status(CanaryPhase phase, int percent) {
    Candidate desired = seen.desired();
    boolean firstShare = percent > 0 && is(CanaryPhase.SERVING) && former.percent() == 0;
    return new CanaryStatus(
        phase,
        is(phase) && !firstShare ? former.since() : time(),
        desired.revision(),
        percent,
        desired.model(),
        desired.s3(),
        desired.trainingName());
  }

  private Optional<Instant> drained(CanaryStatus status) {
    Instant end = CanaryDecision.since(status).plus(CanaryDecision.DRAIN);
    return seen.now().isBefore(end) ? Optional.of(end) : Optional.empty();
  }

  private boolean isDrained() {
    return !CanaryDecision.isUnderWay(former) && drained(former).isEmpty();
  }

  private boolean is(CanaryPhase phase) {
    return isDesired() && former.phase() == phase;
  }

  private boolean isDesired() {
    return former != null && seen.desired().revision().equals(former.revision());
  }

  private String time() {
    return seen.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
