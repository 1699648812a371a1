package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far what is to be served has come as a candidate, and what it comes to next.
 *
 * @param former what was decided last, perhaps of another candidate; null if nothing was
 * @param desired what is to be served in the end
 * @param drain how long pods stay when they get no more traffic
 * @param now the time
 */
record CanaryProgress(CanaryStatus former, Candidate desired, Duration drain, Instant now) {

  boolean isDesired() {
    return former != null && desired.revision().equals(former.revision());
  }

  boolean is(CanaryPhase phase) {
    return isDesired() && former.phase() == phase;
  }

  /** The share that it has in the route already. */
  int share() {
    return isDesired() && former.percent() != null ? former.percent() : 0;
  }

  /** Since when it is so begins anew with a share, and with the end of one. */
  CanaryStatus next(CanaryPhase phase, int percent) {
    boolean same = is(phase) && (percent > 0) == (share() > 0);
    return new CanaryStatus(
        phase,
        same ? former.since() : time(),
        desired.revision(),
        percent,
        desired.model(),
        desired.s3(),
        desired.trainingName());
  }

  /** The candidate of before, which is tried no more; what is known of it stays. */
  CanaryStatus end(CanaryPhase phase) {
    return new CanaryStatus(
        phase,
        former.phase() == phase ? former.since() : time(),
        former.revision(),
        0,
        former.model(),
        former.s3(),
        former.trainingName());
  }

  /** When pods that lost their share with this status may go; empty if they may now. */
  Optional<Instant> drained(CanaryStatus status) {
    Instant end = CanaryDecision.since(status).plus(drain);
    return now.isBefore(end) ? Optional.of(end) : Optional.empty();
  }

  private String time() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
