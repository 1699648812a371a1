package io.ganqp.operator.canary;

import java.util.Optional;

/**
 * Whether a share of the traffic that is asked for is led to a candidate.
 *
 * @param state how far it has come
 * @param why it is not led there, in a sentence; empty if it is
 */
public record Routing(State state, Optional<String> why) {

  /** How far the share of a route has come. */
  public enum State {
    /** There can be no share: no such kind, or it is not allowed. */
    IMPOSSIBLE,
    /** No Gateway takes the route. */
    NOT_TAKEN,
    /** The Gateway takes no such route, whatever else may change. */
    REJECTED,
    /** A Gateway has taken the route, but not the latest change of it yet. */
    CHANGING,
    /** A Gateway has taken the route as it is. */
    TAKEN
  }

  /** With a reason. */
  public static Routing not(State state, String why) {
    return new Routing(state, Optional.of(why));
  }

  /** All is well. */
  public static Routing taken() {
    return new Routing(State.TAKEN, Optional.empty());
  }

  /** The reason if it is in that state. */
  Optional<String> why(State asked) {
    return why.filter(w -> state == asked);
  }
}
