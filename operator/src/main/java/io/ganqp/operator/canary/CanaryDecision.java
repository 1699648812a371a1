package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done about a candidate.
 *
 * @param status what to remember; empty if there is no canary
 * @param rollOut whether the Deployment may be moved to what is to be served
 * @param why it is where it is, in a sentence; empty where the phase says it all
 * @param fault for which it is taken back just now
 * @param again when to look again, if nothing happens before
 * @param drain how long its pods stay when they get no more traffic
 */
public record CanaryDecision(
    Optional<CanaryStatus> status,
    boolean rollOut,
    Optional<String> why,
    Optional<CanaryFault> fault,
    Optional<Instant> again,
    Duration drain) {
  /** For every proxy to hear that the pods get no more traffic. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** For a Gateway to take the route without them, if it says that it has yet to. */
  private static final Duration DRAIN_OF_A_CHANGE = Duration.ofMinutes(5);

  /** There is no candidate. */
  public static final CanaryDecision NONE = rollOut(Optional.empty());

  /** So that what is due is over then. */
  private static final Duration A_LITTLE = Duration.ofMillis(100);

  /** What becomes of the pods of a candidate. */
  public enum Pods {
    /** They are made, or mended. */
    RUN,
    /** Those that are there stay as they are. */
    LEAVE,
    /** They go. */
    REMOVE
  }

  /** How long pods stay that the route does not lead to any more. */
  static Duration drain(Routing routing) {
    return routing.state() == Routing.State.CHANGING ? DRAIN_OF_A_CHANGE : DRAIN;
  }

  static CanaryDecision rollOut(Optional<CanaryStatus> status) {
    return new CanaryDecision(
        status, true, Optional.empty(), Optional.empty(), Optional.empty(), DRAIN);
  }

  /** The same, and why what it asks for could not be done. */
  public CanaryDecision obstructed(String words) {
    return new CanaryDecision(status, rollOut, Optional.of(words), fault, again, drain);
  }

  /** What becomes of its pods at {@code now}. */
  public Pods pods(Instant now) {
    return status
        .map(
            s ->
                switch (s.phase()) {
                  case STARTING, SERVING -> Pods.RUN;
                  case PROMOTING, WAITING, PROMOTED, FAILED, WITHDRAWN ->
                      percent() > 0 || now.isBefore(since(s).plus(drain))
                          ? Pods.LEAVE
                          : Pods.REMOVE;
                })
        .orElse(Pods.REMOVE);
  }

  /** How long nothing more is to be done about it, unless something happens. */
  public Optional<Duration> untilNextLook(Instant now) {
    return again.map(
        due -> now.isBefore(due) ? Duration.between(now, due).plus(A_LITTLE) : A_LITTLE);
  }

  /** Share of the traffic that the candidate gets, in percent. */
  public int percent() {
    return status.map(s -> s.percent() == null ? 0 : s.percent()).orElse(0);
  }

  /** Whether a candidate is under way: it stays the one to try, whatever comes meanwhile. */
  public static boolean isUnderWay(CanaryStatus status) {
    return status != null
        && (status.phase() == CanaryPhase.STARTING
            || status.phase() == CanaryPhase.SERVING
            || status.phase() == CanaryPhase.PROMOTING);
  }

  static Instant since(CanaryStatus status) {
    return Instant.parse(status.since());
  }
}
