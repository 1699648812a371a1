package io.ganqp.operator.canary;

import io.ganqp.operator.canary.Routing.State;
import java.util.Optional;

/** What a candidate has to wait for before it is tried, or tried on. */
final class CanaryWait {

  private CanaryWait() {}

  /**
   * Why, in a sentence; empty if it has to wait for nothing.
   *
   * @param out whether it is tried already
   */
  static Optional<String> of(CanarySituation seen, boolean out) {
    if (seen.stable() == StableState.SCALED_TO_ZERO) {
      return Optional.of(
          "The service is scaled to zero; the candidate starts when it is scaled up.");
    }
    Optional<String> impossible = seen.routing().why(State.IMPOSSIBLE);
    if (impossible.isPresent()) {
      return impossible;
    }
    return out ? Optional.empty() : forStablePods(seen);
  }

  private static Optional<String> forStablePods(CanarySituation seen) {
    String byHand = "set canary.promote: %s.".formatted(seen.desired().revision());
    return switch (seen.stable()) {
      case ROLLING ->
          Optional.of(
              "It is tried when the roll-out under way has ended. To roll it out now, " + byHand);
      case UNREADY ->
          Optional.of(
              ("The stable pods are not ready; the candidate is rolled out without a trial if they"
                      + " are not within %d minutes. To do it now, %s")
                  .formatted(Canary.START_DEADLINE.toMinutes(), byHand));
      case SETTLED, STUCK, SCALED_TO_ZERO -> Optional.empty();
    };
  }
}
