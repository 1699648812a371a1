package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.operator.canary.CanarySituation.Served;
import io.ganqp.operator.canary.Routing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides about a candidate at one moment. Decided again from the same it is the same, and from
 * what an operator that died has left half done it goes on.
 */
public final class Canary {
  /** For each pod of a candidate to be ready once its node has it, as long as a roll-out has. */
  public static final Duration START_DEADLINE = Duration.ofMinutes(15);

  /** Not every Gateway writes a status anew when its route changes. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** For a Gateway to find the Services of a route that has just been changed. */
  private static final Duration REJECTION_STANDS = Duration.ofSeconds(10);

  private final CanarySituation seen;
  private final CanarySpec asked;
  private final CanaryStatus former;
  private final CanaryProgress progress;

  private Canary(CanarySituation seen) {
    this.seen = seen;
    this.asked = seen.asked();
    this.former = seen.former();
    this.progress =
        new CanaryProgress(
            former, seen.desired(), CanaryDecision.drain(seen.routing()), seen.now());
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
    return ended(progress.isDesired() ? CanaryPhase.PROMOTED : CanaryPhase.WITHDRAWN, true);
  }

  /** The Deployment is not to be moved. */
  private CanaryDecision settled() {
    if (former == null || former.phase() == CanaryPhase.WAITING) {
      return CanaryDecision.NONE;
    }
    if (!CanaryDecision.isUnderWay(former)) {
      boolean revoked = former.phase() == CanaryPhase.FAILED && !progress.isDesired();
      return ended(revoked ? CanaryPhase.WITHDRAWN : former.phase(), true);
    }
    if (!progress.isDesired() || seen.served() == Served.TAKEN_BACK) {
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
    if (revision.equals(asked.promote()) || progress.is(CanaryPhase.PROMOTING)) {
      return promoting();
    }
    if (progress.is(CanaryPhase.FAILED)) {
      return ended(CanaryPhase.FAILED, false);
    }
    boolean out = progress.is(CanaryPhase.STARTING) || progress.is(CanaryPhase.SERVING);
    if (!out && seen.stable() == StableState.STUCK) {
      // Nobody is served, or nobody better: there is nothing to try it against.
      return CanaryDecision.isUnderWay(former) ? ended(CanaryPhase.WITHDRAWN, true) : direct();
    }
    return CanaryWait.of(seen, out).map(this::waiting).orElseGet(() -> out ? tried() : starting());
  }

  private CanaryDecision tried() {
    Optional<CanaryFault> fault = seen.pods().fault().or(this::late).or(this::rejected);
    if (fault.isPresent()) {
      return failed(fault.get());
    }
    boolean begun = progress.is(CanaryPhase.SERVING) || progress.share() > 0;
    if (seen.pods().ready() == 0 || !(begun || seen.pods().allReady())) {
      return starting();
    }
    return asked.percent() == 0 || isLed() ? serving() : unled();
  }

  /** A further change of a route that is taken is not waited for again. */
  private boolean isLed() {
    State route = seen.routing().state();
    return progress.share() > 0
        && (route == State.TAKEN || (route == State.CHANGING && progress.is(CanaryPhase.SERVING)));
  }

  private Optional<CanaryFault> late() {
    return seen.pods()
        .deadline()
        .filter(deadline -> !seen.now().isBefore(deadline))
        .map(
            deadline ->
                new CanaryFault(
                    "ProgressDeadlineExceeded",
                    seen.pods()
                        .obstacle()
                        .orElse(
                            "Its pods were not ready within %d minutes."
                                .formatted(START_DEADLINE.toMinutes()))));
  }

  /** A route that is refused as a whole reaches nobody, so what the Gateway took has to be back. */
  private Optional<CanaryFault> rejected() {
    boolean stands =
        progress.is(CanaryPhase.STARTING)
            && progress.share() > 0
            && !seen.now().isBefore(CanaryDecision.since(former).plus(REJECTION_STANDS));
    return seen.routing()
        .why(State.REJECTED)
        .filter(why -> stands)
        .map(why -> new CanaryFault(CanaryReason.ROUTE_NOT_TAKEN.word(), why));
  }

  private CanaryDecision starting() {
    return underWay(
        progress.next(CanaryPhase.STARTING, 0), seen.pods().obstacle(), seen.pods().deadline());
  }

  /** Its share is in the route, and no Gateway has said yet that it leads it there. */
  private CanaryDecision unled() {
    return underWay(
        progress.next(CanaryPhase.STARTING, share()),
        seen.routing().why().or(this::justAdded),
        Optional.of(seen.now().plus(LOOK_AGAIN)));
  }

  private Optional<String> justAdded() {
    return Optional.of(
            "Its share was just added to the HTTPRoute; waiting for the Gateway to accept it.")
        .filter(words -> share() > 0);
  }

  private CanaryDecision serving() {
    CanaryStatus status = progress.next(CanaryPhase.SERVING, share());
    Optional<Instant> due =
        Optional.ofNullable(asked.promoteAfterSeconds())
            .filter(seconds -> status.percent() > 0)
            .map(seconds -> CanaryDecision.since(status).plusSeconds(seconds));
    boolean isDue = due.filter(time -> !seen.now().isBefore(time)).isPresent();
    if (isDue && seen.pods().allReady()) {
      return promoting();
    }
    return underWay(
        status,
        isDue
            ? Optional.of("Promotion is due and waits until all of its pods are ready.")
            : Optional.empty(),
        Stream.of(due.filter(time -> !isDue), seen.pods().deadline())
            .flatMap(Optional::stream)
            .min(Instant::compareTo));
  }

  private CanaryDecision underWay(
      CanaryStatus status, Optional<String> why, Optional<Instant> again) {
    return decision(status, false, why, Optional.empty(), again);
  }

  /**
   * A larger share than before is given once there are as many pods as it needs; none to a route
   * that is rejected without it.
   */
  private int share() {
    if (progress.share() == 0 && isRejected()) {
      return 0;
    }
    return seen.pods().allReady() ? asked.percent() : Math.min(asked.percent(), progress.share());
  }

  private boolean isRejected() {
    return seen.routing().state() == State.REJECTED;
  }

  /** Without room for its successors, its pods go before them. */
  private CanaryDecision promoting() {
    boolean serves = seen.pods().ready() > 0 && !seen.crowded() && !isRejected();
    CanaryStatus status =
        progress.next(
            CanaryPhase.PROMOTING, serves ? Math.min(asked.percent(), progress.share()) : 0);
    return decision(
        status,
        true,
        Optional.empty(),
        Optional.empty(),
        status.percent() == 0 ? progress.drained(status) : Optional.empty());
  }

  private CanaryDecision failed(CanaryFault fault) {
    CanaryStatus status = progress.next(CanaryPhase.FAILED, 0);
    return decision(status, false, Optional.empty(), Optional.of(fault), progress.drained(status));
  }

  private CanaryDecision waiting(String why) {
    CanaryStatus status = progress.next(CanaryPhase.WAITING, 0);
    return decision(status, false, Optional.of(why), Optional.empty(), progress.drained(status));
  }

  /** A candidate that is tried no more. */
  private CanaryDecision ended(CanaryPhase phase, boolean rollOut) {
    boolean another = former == null || (!rollOut && !progress.isDesired());
    CanaryStatus status = another ? progress.next(phase, 0) : progress.end(phase);
    return decision(status, rollOut, Optional.empty(), Optional.empty(), progress.drained(status));
  }

  private CanaryDecision decision(
      CanaryStatus status,
      boolean rollOut,
      Optional<String> why,
      Optional<CanaryFault> fault,
      Optional<Instant> again) {
    return new CanaryDecision(Optional.of(status), rollOut, why, fault, again, progress.drain());
  }

  private CanaryDecision direct() {
    return CanaryDecision.rollOut(
        Optional.ofNullable(former).filter(f -> f.phase() != CanaryPhase.WAITING));
  }

  private boolean isDrained() {
    return !CanaryDecision.isUnderWay(former) && progress.drained(former).isEmpty();
  }
}
